package dev.kanak.pipeline.tts;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The espeak-ng program as a voice: a separate process for each clause, its audio passed on while it still speaks.
 *
 * <p>Thread-safe. For each voice one process stands by with its voice loaded, so that a clause need not wait for a start.
 * An interrupt kills the process that speaks.
 */
public final class EspeakTextToSpeech implements TextToSpeech, AutoCloseable {

    private static final int OUTPUT_HZ = 24_000;
    private static final int LEAD_MS = 10;

    private final EspeakConfig config;
    private final Limiter limiter;
    private final Map<List<String>, EspeakProcess> standby = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Starts the voices' processes.
     *
     * @throws SpeechException (ENGINE_MISSING) if espeak-ng is not installed
     */
    public EspeakTextToSpeech(EspeakConfig config) {
        this.config = config;
        this.limiter = new Limiter(config.gainDb());
        standBy(command(Language.HINDI, 1));
        standBy(command(Language.ENGLISH, 1));
    }

    @Override
    public int sampleRateHz() {
        return OUTPUT_HZ;
    }

    @Override
    public void speak(Clause clause, PcmSink sink) throws InterruptedException {
        if (!(clause.rate() >= 0.5 && clause.rate() <= 2)) {
            throw new IllegalArgumentException("rate must be 0.5 to 2: " + clause.rate());
        }
        String text = EspeakText.plain(clause.text());
        if (text.isEmpty()) {
            return;
        }
        var audio = new ClauseAudio(sink);
        try (EspeakProcess process = take(command(clause.language(), clause.rate()))) {
            process.speak(text, audio);
        }
        audio.finish();
    }

    @Override
    public void close() {
        closed = true;
        standby.values().forEach(EspeakProcess::close);
    }

    private List<String> command(Language language, double rate) {
        return List.of(
                config.command(),
                "--stdin",
                "--stdout",
                "-z",
                "-b",
                "1",
                "-v",
                config.voice(language),
                "-s",
                Long.toString(Math.round(config.wordsPerMinute() * rate)),
                "-p",
                Integer.toString(config.pitch()));
    }

    /** The process that stands by, or a new one; another takes its place. */
    private EspeakProcess take(List<String> command) {
        EspeakProcess waiting = standby.remove(command);
        if (waiting == null) {
            return EspeakProcess.start(command);
        }
        Thread.ofVirtual().name("espeak-standby").start(() -> refill(command));
        return waiting.isAlive() ? waiting : EspeakProcess.start(command);
    }

    private void refill(List<String> command) {
        try {
            standBy(command);
        } catch (SpeechException _) {
            // Without a process standing by the next clause starts its own, and its caller hears of the failure.
        }
    }

    private void standBy(List<String> command) {
        EspeakProcess replaced = standby.put(command, EspeakProcess.start(command));
        if (replaced != null) {
            replaced.close();
        }
        if (closed) {
            close();
        }
    }

    /** The way from espeak-ng's bytes to the sink. */
    private final class ClauseAudio implements EspeakProcess.ByteSink {

        private final PcmSink sink;
        private final WavPcm wav = new WavPcm();
        private SilenceTrim trim = new SilenceTrim(0, 0);
        private Resampler resampler = new Resampler(OUTPUT_HZ, OUTPUT_HZ);
        private boolean started;

        ClauseAudio(PcmSink sink) {
            this.sink = sink;
        }

        @Override
        public void take(byte[] piece) throws InterruptedException {
            short[] samples = wav.push(piece, piece.length);
            if (!started && wav.rateHz() > 0) {
                started = true;
                int pause = Math.toIntExact(config.pause().toMillis());
                trim = new SilenceTrim(wav.rateHz() * LEAD_MS / 1000, wav.rateHz() * pause / 1000);
                resampler = new Resampler(wav.rateHz(), OUTPUT_HZ);
            }
            write(resampler.push(trim.push(samples)));
        }

        void finish() throws InterruptedException {
            write(resampler.push(trim.finish()));
            write(resampler.finish());
        }

        private void write(short[] samples) throws InterruptedException {
            if (samples.length > 0) {
                limiter.apply(samples);
                sink.write(samples);
            }
        }
    }
}
