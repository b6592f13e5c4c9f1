package dev.kanak.pipeline.graph;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Waits for an utterance's final transcript, but not for ever. */
final class HeardWithin {

    /** Reason given when nothing came in time. */
    static final String TIMED_OUT = "timed_out";

    /** Reason given when it takes long, and the wait goes on. */
    static final String SLOW = "slow";

    private HeardWithin() {}

    /**
     * Finishes an utterance on a thread of its own.
     *
     * @param trouble told why there is no transcript, or that it is slow
     * @return empty if it failed or took longer than the limit
     */
    static Optional<Transcript> finish(SpeechToText.Utterance utterance, HearingConfig config, Consumer<String> trouble)
            throws InterruptedException {
        var result = new FutureTask<>(utterance::finish);
        Thread.ofVirtual().name("final").start(result);
        try {
            return Optional.of(get(result, config.slowAfter()));
        } catch (TimeoutException _) {
            trouble.accept(SLOW);
        } catch (ExecutionException e) {
            return failed(e, trouble);
        }
        try {
            return Optional.of(get(result, config.giveUpAfter().minus(config.slowAfter())));
        } catch (TimeoutException _) {
            trouble.accept(TIMED_OUT);
            boolean _ = result.cancel(true);
            return Optional.empty();
        } catch (ExecutionException e) {
            return failed(e, trouble);
        }
    }

    private static Transcript get(FutureTask<Transcript> result, Duration wait)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return result.get(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            boolean _ = result.cancel(true);
            throw e;
        }
    }

    private static Optional<Transcript> failed(ExecutionException e, Consumer<String> trouble) {
        trouble.accept(e.getCause() instanceof SpeechException known ? known.code() : "internal");
        return Optional.empty();
    }
}
