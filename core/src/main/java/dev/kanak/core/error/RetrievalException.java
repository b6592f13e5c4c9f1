package dev.kanak.core.error;

import java.util.Locale;

/** Knowledge could not be searched or indexed. */
public final class RetrievalException extends VoiceException {

    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Kind {
        INDEX_FAILED,
        SEARCH_FAILED,
        INVALID_ARTICLE
    }

    private final Kind kind;

    public RetrievalException(Kind kind, String message, boolean retryable) {
        super(message, retryable);
        this.kind = kind;
    }

    public RetrievalException(Kind kind, String message, boolean retryable, Throwable cause) {
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
