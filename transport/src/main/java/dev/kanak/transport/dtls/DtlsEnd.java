package dev.kanak.transport.dtls;

/** Why a DTLS association ended. */
public enum DtlsEnd {
    /** We stopped it. */
    STOPPED,
    /** The caller sent close_notify. */
    CLOSED_BY_PEER,
    /** The caller's certificate is not the one its offer named. */
    FINGERPRINT_MISMATCH,
    /** The handshake failed, or the caller sent a fatal alert. */
    FAILED
}
