package dev.kanak.transport.ice;

/** What a datagram on the shared port holds, told by its first bytes (RFC 7983 section 7, RFC 5761 section 4). */
public enum DatagramKind {
    STUN,
    DTLS,
    RTP,
    RTCP,
    UNKNOWN;

    private static final int RTP_HEADER_BYTES = 12;
    private static final int RTCP_HEADER_BYTES = 8;

    /**
     * Sorts a datagram without reading more than two bytes of it.
     *
     * @param data holds the datagram from index 0
     * @param length bytes in it; a lone DTLS ChangeCipherSpec has only 14
     */
    public static DatagramKind of(byte[] data, int length) {
        if (length < 2) {
            return UNKNOWN;
        }
        int first = data[0] & 0xff;
        if (first <= 3) {
            return length >= StunMessage.HEADER_BYTES ? STUN : UNKNOWN;
        }
        if (first >= 20 && first <= 63) {
            return DTLS;
        }
        if (first < 128 || first > 191) {
            return UNKNOWN;
        }
        int second = data[1] & 0xff;
        if (second >= 192 && second <= 223) {
            return length >= RTCP_HEADER_BYTES ? RTCP : UNKNOWN;
        }
        return length >= RTP_HEADER_BYTES ? RTP : UNKNOWN;
    }
}
