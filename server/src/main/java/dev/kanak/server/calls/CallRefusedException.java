package dev.kanak.server.calls;

/** A call that cannot begin now. */
public final class CallRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** As many calls as allowed are open. */
        FULL,
        /** The server is shutting down. */
        DRAINING
    }

    private final Reason reason;

    public CallRefusedException(Reason reason) {
        super(reason == Reason.FULL ? "every line is busy" : "the server is shutting down");
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
