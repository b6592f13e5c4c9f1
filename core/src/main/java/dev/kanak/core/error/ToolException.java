package dev.kanak.core.error;

import java.util.Locale;

/** A tool could not do its work. */
public final class ToolException extends VoiceException {

    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Kind {
        INVALID_ARGUMENTS,
        UNAVAILABLE,
        TIMED_OUT,
        STALE_DATA
    }

    private final Kind kind;

    public ToolException(Kind kind, String message, boolean retryable) {
        super(message, retryable);
        this.kind = kind;
    }

    public ToolException(Kind kind, String message, boolean retryable, Throwable cause) {
        super(message, retryable, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
