package dev.kanak.server;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.pipeline.graph.CallEngines;
import dev.kanak.pipeline.stt.BatchSpeechToText;
import dev.kanak.pipeline.stt.tier.TieredSpeechToText;
import dev.kanak.pipeline.tts.EspeakTextToSpeech;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.pipeline.vad.VoiceActivity;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.speech.SttEngines;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;

/** What calls hear and speak with, loaded as configured. */
public final class LoadedEngines implements AutoCloseable {

    /** Loads one component; a failure names it. */
    interface Loading {
        <T> T component(String name, Callable<T> load);
    }

    private final Configuration configuration;
    private final Loading loading;
    private final Opened open = new Opened();
    private final InferencePool pool;
    private final CallEngines engines;

    private LoadedEngines(Configuration configuration, Loading loading) {
        this.configuration = configuration;
        this.loading = loading;
        pool = open.add(pool(configuration.engines()));
        try {
            engines = load(configuration.engines());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static LoadedEngines load(Configuration configuration, Loading loading) {
        return new LoadedEngines(configuration, loading);
    }

    /**
     * Loads them outside a server.
     *
     * @throws StartException naming the component that cannot be loaded
     */
    public static LoadedEngines load(Configuration configuration) {
        return new LoadedEngines(configuration, new Loading() {
            @Override
            public <T> T component(String name, Callable<T> load) {
                try {
                    return load.call();
                } catch (Exception e) {
                    throw new StartException("cannot load " + name + ": " + e.getMessage(), e);
                }
            }
        });
    }

    /** The engines; they live as long as this. */
    public CallEngines engines() {
        return engines;
    }

    /** What their models run on. */
    InferencePool pool() {
        return pool;
    }

    private static InferencePool pool(Configuration.Engines config) {
        int threads = config.inferenceThreads() > 0
                ? config.inferenceThreads()
                : Runtime.getRuntime().availableProcessors();
        return new InferencePool(threads, config.inferenceQueue());
    }

    private CallEngines load(Configuration.Engines config) {
        var stt = recogniser("recogniser", () -> SttEngines.load(config.sttEngine(), config, places(), pool));
        var fallback = config.sttFallback()
                .map(name -> recogniser("fallback_recogniser", () -> SttEngines.load(name, config, Set.of(), pool)));
        var vad = closing(loading.component("voice_activity", () -> SileroVad.load(config.vadModel(), pool)));
        var turn = closing(
                loading.component("end_of_turn", () -> config.endOfTurn().load(pool)));
        var voice = closing(loading.component("voice", () -> new EspeakTextToSpeech(config.voice())));
        var tiers = new TieredSpeechToText(stt, fallback, config.tiers());
        return new CallEngines(
                config.call().pace().serial() ? new BatchSpeechToText(tiers) : tiers,
                () -> new VoiceActivity(vad.open(), config.vad()),
                turn,
                voice);
    }

    private SpeechToText recogniser(String component, Callable<SttEngines.Loaded> load) {
        return closing(loading.component(component, load)).stt();
    }

    private Set<String> places() throws IOException {
        return SpokenPlaces.read(configuration.mind().tools().branches()).keySet();
    }

    private <T extends AutoCloseable> T closing(T resource) {
        return open.add(resource);
    }

    /** Frees everything, the last loaded first. */
    @Override
    public void close() {
        open.close();
    }
}
