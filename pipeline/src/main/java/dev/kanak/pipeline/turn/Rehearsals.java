package dev.kanak.pipeline.turn;

/**
 * Decides when the answer to a turn is worth preparing before the turn is over: when all that was said before a silence of the caller
 * is heard, and again if more words come of it, but only so often. Pure; not thread-safe; one per call.
 */
public final class Rehearsals {

    private final int most;
    private String text = "";
    private String rehearsed = "";
    private boolean silent;
    private int begun;

    /** @param most rehearsals of one turn; 0 for none */
    public Rehearsals(int most) {
        this.most = most;
    }

    /** What was heard so far; true if it is to be rehearsed now. */
    public boolean heard(String soFar) {
        text = soFar.strip();
        return silent && take();
    }

    /** The caller may have fallen silent: what is heard next is worth rehearsing, what was heard before is not all that was said. */
    public void pause() {
        silent = true;
    }

    /** The caller has fallen silent; true if what was heard so far is to be rehearsed now. */
    public boolean silence() {
        silent = true;
        return take();
    }

    /** The caller speaks on. */
    public void speech() {
        silent = false;
    }

    /** The turn is over. */
    public void turnEnded() {
        text = "";
        rehearsed = "";
        silent = false;
        begun = 0;
    }

    private boolean take() {
        if (text.isEmpty() || text.equals(rehearsed) || begun >= most) {
            return false;
        }
        rehearsed = text;
        begun++;
        return true;
    }
}
