package dev.kanak.transport.sdp;

import java.util.Locale;

/** Which way a media section flows, seen from whoever describes it (RFC 3264 section 6.1). */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** The same flow seen from the other side. */
    Direction reversed() {
        return switch (this) {
            case SENDRECV -> SENDRECV;
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
            case INACTIVE -> INACTIVE;
        };
    }

    /** True if whoever describes the section sends in it. */
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /** True if whoever describes the section wants to receive in it. */
    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
