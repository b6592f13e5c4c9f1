package dev.kanak.transport.opus;

/** What the first bytes of an Opus packet say (RFC 6716 sections 3.1 and 4.2). */
public final class OpusPacket {

    private static final int FIRST_CELT_CONFIG = 16;
    private static final int FIRST_HYBRID_CONFIG = 12;

    private OpusPacket() {}

    /**
     * True if the packet carries a low-bitrate copy of the audio before it (LBRR, RFC 6716 section 4.2.4).
     *
     * <p>Packets of several frames of different or listed sizes (code 3) are taken to carry none.
     */
    public static boolean hasRedundancy(byte[] packet) {
        if (packet.length < 2) {
            return false;
        }
        int toc = packet[0] & 0xff;
        int config = toc >> 3;
        int frame = firstFrame(packet, toc & 3);
        if (config >= FIRST_CELT_CONFIG || frame < 0 || frame >= packet.length) {
            return false;
        }
        int silkFrames = silkFrames(config);
        int flags = packet[frame] & 0xff;
        boolean mid = (flags >> (7 - silkFrames) & 1) != 0;
        boolean stereo = (toc & 4) != 0;
        return mid || (stereo && (flags >> (6 - 2 * silkFrames) & 1) != 0);
    }

    /** SILK frames of 20 ms in one Opus frame; one of 10 ms counts as one. */
    private static int silkFrames(int config) {
        if (config >= FIRST_HYBRID_CONFIG) {
            return 1;
        }
        return Math.max(1, config & 3);
    }

    /** Index of the first frame's first byte; negative if not worth finding. */
    private static int firstFrame(byte[] packet, int code) {
        return switch (code) {
            case 0, 1 -> 1;
            case 2 -> (packet[1] & 0xff) < 252 ? 2 : 3;
            default -> -1;
        };
    }
}
