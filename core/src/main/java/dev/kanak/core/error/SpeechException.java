package dev.kanak.core.error;

import java.util.Locale;

/** Recognition, voice activity or synthesis failed. */
public final class SpeechException extends VoiceException {

    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Kind {
        MODEL_MISSING,
        MODEL_FAILED,
        ENGINE_MISSING,
        ENGINE_FAILED,
        OVERLOADED
    }

    private final Kind kind;

    public SpeechException(Kind kind, String message, boolean retryable) {
        super(message, retryable);
        this.kind = kind;
    }

    public SpeechException(Kind kind, String message, boolean retryable, Throwable cause) {
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
