package dev.kanak.server.calls;

/** An SDP offer that cannot be answered; the caller's fault. */
public final class OfferException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable word, e.g. {@code no_audio_section}
     * @param message what is wrong, for the caller to read; never repeats what was sent
     */
    public OfferException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
