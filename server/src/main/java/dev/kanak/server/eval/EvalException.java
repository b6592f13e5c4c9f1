package dev.kanak.server.eval;

/** A labelled set that cannot be used; the message names the file, the line where there is one, and what is wrong. */
public final class EvalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvalException(String message) {
        super(message);
    }

    public EvalException(String message, Throwable cause) {
        super(message, cause);
    }
}
