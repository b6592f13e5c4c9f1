package dev.kanak.server.eval;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.vad.VoiceActivity;
import dev.kanak.server.speech.SpeechFile;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recognises recordings frame by frame as in a call, and times it. One thread. */
final class SttRun {

    private static final int FRAME = SpeechFile.RATE_HZ / 50;
    private static final int WARM_UP_SECONDS = 3;
    private static final double NANOS = 1e9;

    private final SpeechToText ears;
    private final Supplier<VoiceActivity> activity;
    private final boolean cut;
    private final List<Long> finishNanos = new ArrayList<>();
    private long samples;
    private long cpuNanos;

    /**
     * @param cut true to open an utterance where speech starts and to end it where it stops; false to take each recording
     *     as one utterance
     */
    SttRun(SpeechToText ears, Supplier<VoiceActivity> activity, boolean cut) {
        this.ears = ears;
        this.activity = activity;
        this.cut = cut;
    }

    /** Lets the virtual machine compile the path before it is timed. */
    void warmUp() throws InterruptedException {
        for (int i = 0; i < WARM_UP_SECONDS; i++) {
            var noise = new short[SpeechFile.RATE_HZ];
            for (int at = 0; at < noise.length; at++) {
                noise[at] = (short) (at * 7919 % 2001 - 1000);
            }
            Transcript _ = whole(noise, RecognitionContext.NONE);
        }
        finishNanos.clear();
    }

    Transcript hear(JsonLine record) throws InterruptedException {
        short[] speech = SpeechFile.read(record.path("audio"));
        var context = new RecognitionContext(record.optionalText("asked_slot"), Optional.empty());
        samples += speech.length;
        long before = processNanos();
        Transcript heard = cut ? pieces(speech, context) : whole(speech, context);
        cpuNanos += processNanos() - before;
        return heard;
    }

    private Transcript whole(short[] speech, RecognitionContext context) throws InterruptedException {
        try (SpeechToText.Utterance utterance = ears.open(context)) {
            for (AudioFrame frame : frames(speech)) {
                var _ = utterance.push(frame);
            }
            return finish(utterance);
        }
    }

    private Transcript finish(SpeechToText.Utterance utterance) throws InterruptedException {
        long before = System.nanoTime();
        Transcript heard = utterance.finish();
        finishNanos.add(System.nanoTime() - before);
        return heard;
    }

    private Transcript pieces(short[] speech, RecognitionContext context) throws InterruptedException {
        var heard = new ArrayList<Transcript>();
        VoiceActivity voice = activity.get();
        SpeechToText.@Nullable Utterance open = null;
        try {
            for (AudioFrame frame : frames(withSilence(speech))) {
                boolean continuing = open != null;
                for (VoiceActivity.Decision decision : voice.push(frame)) {
                    if (decision instanceof VoiceActivity.Decision.SpeechStarted(var _, var _, var preRoll)) {
                        open = ears.open(context);
                        continuing = false;
                        for (AudioFrame earlier : preRoll) {
                            var _ = open.push(earlier);
                        }
                    } else if (open != null) {
                        heard.add(finish(open));
                        open.close();
                        open = null;
                    }
                }
                if (continuing && open != null) {
                    var _ = open.push(frame);
                }
            }
            if (open != null) {
                heard.add(finish(open));
            }
        } finally {
            if (open != null) {
                open.close();
            }
        }
        return joined(heard);
    }

    private static Transcript joined(List<Transcript> pieces) {
        String text = pieces.stream()
                .map(Transcript::text)
                .collect(Collectors.joining(" "))
                .strip();
        Language language =
                pieces.isEmpty() ? Language.HINDI : pieces.getFirst().language();
        double confidence =
                pieces.stream().mapToDouble(Transcript::confidence).min().orElse(0);
        return new Transcript(text, language, confidence);
    }

    private static short[] withSilence(short[] speech) {
        return Arrays.copyOf(speech, speech.length + SpeechFile.RATE_HZ);
    }

    private static List<AudioFrame> frames(short[] speech) {
        var frames = new ArrayList<AudioFrame>();
        for (int at = 0; at < speech.length; at += FRAME) {
            short[] piece = Arrays.copyOfRange(speech, at, at + FRAME);
            frames.add(
                    new AudioFrame(piece, SpeechFile.RATE_HZ, MonotonicTime.ofMillis(1000L * at / SpeechFile.RATE_HZ)));
        }
        return frames;
    }

    /** Processor time of all threads of this process. */
    private static long processNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }

    /** One line: hours heard, processor time per second of audio, time from the last audio to the final transcript. */
    String speed() {
        double seconds = (double) samples / SpeechFile.RATE_HZ;
        return String.format(
                Locale.ROOT,
                "%.1f min of speech; real-time factor %.4f (processor time of all threads); final after %.1f ms p50,"
                        + " %.1f ms p95%n",
                seconds / 60,
                cpuNanos / NANOS / seconds,
                percentile(0.5),
                percentile(0.95));
    }

    private double percentile(double share) {
        if (finishNanos.isEmpty()) {
            return Double.NaN;
        }
        List<Long> sorted = finishNanos.stream().sorted().toList();
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }
}
