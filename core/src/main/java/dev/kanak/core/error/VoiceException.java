package dev.kanak.core.error;

/**
 * Something outside the call's own logic failed. The message names what failed, never what was said.
 */
public abstract sealed class VoiceException extends RuntimeException
        permits TransportException, SpeechException, ToolException, RetrievalException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    VoiceException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    VoiceException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    /** True if the same request may succeed when made again. */
    public final boolean retryable() {
        return retryable;
    }

    /** Stable lower-case word to count and to alert on, e.g. {@code model_failed}. */
    public abstract String code();
}
