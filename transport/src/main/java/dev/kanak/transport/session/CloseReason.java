package dev.kanak.transport.session;

import dev.kanak.transport.dtls.DtlsEnd;

/** Why the transport itself ended a call; a listener may also meet whatever reason the call's owner gave. */
public final class CloseReason {

    /** The caller sent close_notify. */
    public static final String CALLER_HUNG_UP = "caller_hung_up";

    /** Nothing authentic came from the caller for too long. */
    public static final String VANISHED = "vanished";

    /** No media path came about in time. */
    public static final String CONNECT_TIMEOUT = "connect_timeout";

    /** The DTLS handshake failed, or the caller sent a fatal alert. */
    public static final String HANDSHAKE_FAILED = "handshake_failed";

    /** The caller's certificate is not the one its offer named. */
    public static final String FINGERPRINT_MISMATCH = "fingerprint_mismatch";

    /** A codec or a cipher failed. */
    public static final String MEDIA_FAILED = "media_failed";

    /** The server was closed. */
    public static final String SERVER_SHUTDOWN = "server_shutdown";

    private CloseReason() {}

    static String of(DtlsEnd end) {
        return switch (end) {
            case STOPPED, FAILED -> HANDSHAKE_FAILED;
            case CLOSED_BY_PEER -> CALLER_HUNG_UP;
            case FINGERPRINT_MISMATCH -> FINGERPRINT_MISMATCH;
        };
    }
}
