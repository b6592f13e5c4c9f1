package dev.kanak.transport.sdp;

/** An offer that cannot be answered: the caller's fault. The message never quotes the offer. */
public final class SdpException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * An error to report to the caller.
     *
     * @param code stable lower-case word, e.g. {@code sdp_no_opus}
     * @param message what is wrong, in words of our own
     */
    public SdpException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Stable lower-case word to count and to branch on, e.g. {@code sdp_no_opus}. */
    public String code() {
        return code;
    }
}
