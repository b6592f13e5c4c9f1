package dev.kanak.pipeline.graph;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that happens in a call, in order, for its session thread. Any thread adds, one takes. */
final class Inbox implements Consumer<CallInput> {

    private static final int CAPACITY = 4_096;

    private final BlockingQueue<CallInput> inputs = new LinkedBlockingQueue<>(CAPACITY);
    private final Unfinished unfinished;
    private final Runnable onOverflow;

    /** @param onOverflow run if an input is lost, which would leave the call in a wrong state */
    Inbox(Unfinished unfinished, Runnable onOverflow) {
        this.unfinished = unfinished;
        this.onOverflow = onOverflow;
    }

    @Override
    public void accept(CallInput input) {
        unfinished.begin();
        if (!inputs.offer(input)) {
            unfinished.end();
            onOverflow.run();
        }
    }

    /** The next input; null if none comes in time. It counts as unfinished until {@link #done}. */
    @Nullable
    CallInput take(Duration patience) throws InterruptedException {
        return inputs.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The input taken last has had its effect. */
    void done() {
        unfinished.end();
    }

    boolean isEmpty() {
        return inputs.isEmpty();
    }

    /** Hands over what is left, in order, without waiting. */
    void drain(Consumer<CallInput> to) {
        for (CallInput left = inputs.poll(); left != null; left = inputs.poll()) {
            to.accept(left);
        }
    }
}
