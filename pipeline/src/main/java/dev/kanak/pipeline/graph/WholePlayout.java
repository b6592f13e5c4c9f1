package dev.kanak.pipeline.graph;

import dev.kanak.core.port.CallMedia;
import dev.kanak.core.port.CallMedia.Playout;
import java.util.ArrayList;
import java.util.List;

/** Keeps a turn's audio back until all of it is made, as a pipeline without streaming does. One writer. */
final class WholePlayout implements Playout {

    private final Playout playout;
    private final List<short[]> waiting = new ArrayList<>();

    WholePlayout(Playout playout) {
        this.playout = playout;
    }

    @Override
    public boolean write(short[] samples) {
        waiting.add(samples);
        return true;
    }

    @Override
    public void finish() {
        try {
            for (short[] samples : waiting) {
                if (!playout.write(samples)) {
                    return;
                }
            }
            playout.finish();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            long _ = playout.stop();
        }
    }

    @Override
    public long stop() {
        return playout.stop();
    }

    @Override
    public long played() {
        return playout.played();
    }

    @Override
    public CallMedia.Received received() {
        return playout.received();
    }

    @Override
    public void duck(boolean softly) {
        playout.duck(softly);
    }

    @Override
    public void hush(boolean silently) {
        playout.hush(silently);
    }

    @Override
    public void listen(Runnable onFirstAudible, Runnable onEnd) {
        playout.listen(onFirstAudible, onEnd);
    }
}
