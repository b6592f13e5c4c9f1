package dev.kanak.pipeline.turn;

/**
 * Decides when the answer to a turn is worth preparing before the turn is over: in a silence of the caller, and again if more
 * words come of what was said, but only so often. Pure; not thread-safe; one per call.
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
