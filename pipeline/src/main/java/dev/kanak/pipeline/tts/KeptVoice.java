package dev.kanak.pipeline.tts;

import dev.kanak.core.port.TextToSpeech;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A voice that keeps the audio of fixed clauses once it has spoken them. Nothing else is kept, so that nothing of a caller is.
 *
 * <p>Thread-safe. Kept audio comes in the pieces in which the voice gave it; an interrupt stops it before the next piece. What
 * was heard least recently goes first when there is too much.
 */
public final class KeptVoice implements TextToSpeech {

    private final TextToSpeech voice;
    private final FixedClauses fixed;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Clause, List<short[]>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * Keeps nothing yet.
     *
     * @param voice with settings that do not change
     * @param fixed the clauses that may be kept, each at every speed it is spoken at
     * @param mostBytes of audio
     */
    public KeptVoice(TextToSpeech voice, FixedClauses fixed, long mostBytes) {
        this.voice = voice;
        this.fixed = fixed;
        this.mostBytes = mostBytes;
    }

    @Override
    public int sampleRateHz() {
        return voice.sampleRateHz();
    }

    @Override
    public void speak(Clause clause, PcmSink sink) throws InterruptedException {
        if (!fixed.contains(clause)) {
            voice.speak(clause, sink);
            return;
        }
        List<short[]> audio = find(clause);
        if (audio.isEmpty()) {
            List<short[]> made = new ArrayList<>();
            voice.speak(clause, samples -> {
                made.add(samples.clone());
                sink.write(samples);
            });
            keep(clause, made);
        }
        for (short[] samples : audio) {
            if (Thread.interrupted()) {
                throw new InterruptedException("voice stopped");
            }
            sink.write(samples.clone());
        }
    }

    private List<short[]> find(Clause clause) {
        lock.lock();
        try {
            return kept.getOrDefault(clause, List.of());
        } finally {
            lock.unlock();
        }
    }

    private void keep(Clause clause, List<short[]> audio) {
        lock.lock();
        try {
            if (!audio.isEmpty() && kept.putIfAbsent(clause, audio) == null) {
                bytes += bytes(audio);
            }
            Iterator<List<short[]>> eldest = kept.values().iterator();
            while (bytes > mostBytes) {
                bytes -= bytes(eldest.next());
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private static long bytes(List<short[]> audio) {
        return audio.stream()
                .mapToLong(samples -> (long) samples.length * Short.BYTES)
                .sum();
    }
}
