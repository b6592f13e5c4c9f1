package dev.kanak.core.error;

import java.util.Locale;

/** The media transport failed: a socket, a handshake or the codec. */
public final class TransportException extends VoiceException {

    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Kind {
        SOCKET_FAILED,
        HANDSHAKE_FAILED,
        CODEC_FAILED,
        CAPACITY_EXCEEDED
    }

    private final Kind kind;

    public TransportException(Kind kind, String message, boolean retryable) {
        super(message, retryable);
        this.kind = kind;
    }

    public TransportException(Kind kind, String message, boolean retryable, Throwable cause) {
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
