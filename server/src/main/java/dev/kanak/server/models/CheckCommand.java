package dev.kanak.server.models;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.VoiceException;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.tts.EspeakTextToSpeech;
import dev.kanak.pipeline.turn.TurnSoFar;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.rag.dense.Embedders;
import dev.kanak.rag.rerank.Rerankers;
import dev.kanak.rag.search.Embedder;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.config.KnowledgeConfig;
import dev.kanak.server.config.SttEngineName;
import dev.kanak.server.speech.ProcessMemory;
import dev.kanak.server.speech.SpeechFile;
import dev.kanak.server.speech.SpeechFileException;
import dev.kanak.server.speech.SttEngines;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kanak models check}: loads each configured model, runs a clip and prints what came out and what it cost. */
@Command(
        name = "check",
        description = "Load each configured model, run a clip through it and print result, speed and memory.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class CheckCommand implements Callable<Integer> {

    /** What is spoken if no file is given. */
    private static final TextToSpeech.Clause SENTENCE =
            new TextToSpeech.Clause("मुझे पचास ग्राम सोने पर लोन चाहिए", Language.HINDI, 1);

    private static final int WINDOW = 512;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--clip",
            paramLabel = "FILE",
            description = "WAV file with speech; without it the configured voice says a sentence.")
    private @Nullable Path clip;

    @Spec
    private @Nullable CommandSpec spec;

    private int failures;

    /** One model at work. */
    @FunctionalInterface
    private interface Trial {
        String run() throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Configuration configuration = options.load();
        Configuration.Engines config = configuration.engines();
        try (var pool = new InferencePool(Runtime.getRuntime().availableProcessors(), config.inferenceQueue())) {
            var samples = new ArrayList<short[]>();
            trial(out, "voice", () -> {
                try (var voice = new EspeakTextToSpeech(config.voice())) {
                    long began = System.nanoTime();
                    samples.add(clip == null ? SpeechFile.spoken(voice, SENTENCE) : SpeechFile.read(clip));
                    return "%.1f s of speech, %s".formatted(seconds(samples.getFirst()), took(began));
                }
            });
            if (!samples.isEmpty()) {
                recognise(out, config, pool, samples.getFirst());
            }
            search(out, configuration.mind().knowledge(), pool);
        }
        out.flush();
        return failures == 0 ? 0 : 1;
    }

    private void recognise(PrintWriter out, Configuration.Engines config, InferencePool pool, short[] pcm) {
        SttEngineName engine = config.sttEngine();
        trial(out, "recogniser " + engine.word(), () -> heard(engine, config, pool, pcm));
        config.sttFallback()
                .ifPresent(last -> trial(out, "fallback " + last.word(), () -> heard(last, config, pool, pcm)));
        trial(out, "voice activity", () -> {
            try (var vad = SileroVad.load(config.vadModel(), pool)) {
                long began = System.nanoTime();
                var stream = vad.open();
                int speech = 0;
                int windows = pcm.length / WINDOW;
                for (int i = 0; i < windows; i++) {
                    speech += stream.probability(scaled(pcm, i * WINDOW))
                                    >= config.vad().startProbability()
                            ? 1
                            : 0;
                }
                return "speech in %d of %d windows, %s".formatted(speech, windows, factor(began, pcm));
            }
        });
        trial(out, "end of turn", () -> {
            try (var turn = config.endOfTurn().load(pool)) {
                var said = new TurnSoFar(SENTENCE.text(), RecognitionContext.NONE, pcm);
                return "%.2f that \"%s\" is a whole turn".formatted(turn.probabilityComplete(said), SENTENCE.text());
            }
        });
    }

    private void search(PrintWriter out, KnowledgeConfig knowledge, InferencePool pool) {
        knowledge
                .embedder()
                .ifPresent(model -> trial(out, "embedder", () -> {
                    try (var embedder = Embedders.load(model, pool)) {
                        long began = System.nanoTime();
                        float[] vector = embedder.embed(SENTENCE.text(), Embedder.Role.QUERY);
                        return "%d numbers for \"%s\", %s".formatted(vector.length, SENTENCE.text(), took(began));
                    }
                }));
        knowledge
                .reranker()
                .ifPresent(with -> trial(out, "reranker", () -> {
                    try (var _ = Rerankers.load(with.model(), pool)) {
                        return "loaded; reads the best %d"
                                .formatted(with.model().candidates());
                    }
                }));
    }

    private static String heard(SttEngineName engine, Configuration.Engines config, InferencePool pool, short[] pcm)
            throws Exception {
        long memory = ProcessMemory.residentBytes();
        long began = System.nanoTime();
        try (var loaded = SttEngines.load(engine, config, pool)) {
            String loadedIn = took(began);
            began = System.nanoTime();
            try (var utterance = loaded.stt().open()) {
                for (int i = 0; i < pcm.length; i += 320) {
                    short[] frame = Arrays.copyOfRange(pcm, i, Math.min(pcm.length, i + 320));
                    utterance.push(new AudioFrame(frame, SpeechFile.RATE_HZ, MonotonicTime.ZERO));
                }
                Transcript transcript = utterance.finish();
                return "heard \"%s\" (%s, confidence %.2f), %s, loaded in %s, %d MB of memory"
                        .formatted(
                                transcript.text(),
                                transcript.language().code(),
                                transcript.confidence(),
                                factor(began, pcm),
                                loadedIn,
                                Math.max(0, ProcessMemory.residentBytes() - memory) >> 20);
            }
        }
    }

    private void trial(PrintWriter out, String what, Trial trial) {
        try {
            out.printf("%-26s %s%n", what, trial.run());
        } catch (VoiceException | ModelsException | SpeechFileException e) {
            failures++;
            out.printf("%-26s FAILED: %s%n", what, e.getMessage());
        } catch (Exception e) {
            failures++;
            out.printf("%-26s FAILED: %s%n", what, e);
        }
        out.flush();
    }

    private static String factor(long beganNanos, short[] pcm) {
        return "real-time factor %.3f".formatted((System.nanoTime() - beganNanos) / 1e9 / seconds(pcm));
    }

    private static String took(long beganNanos) {
        return "%.1f s".formatted((System.nanoTime() - beganNanos) / 1e9);
    }

    private static double seconds(short[] pcm) {
        return Math.max(1, pcm.length) / (double) SpeechFile.RATE_HZ;
    }

    private static float[] scaled(short[] pcm, int from) {
        var window = new float[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            window[i] = pcm[from + i] / 32768f;
        }
        return window;
    }
}
