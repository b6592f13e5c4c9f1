package dev.kanak.transport.session;

import dev.kanak.transport.opus.OpusEncoder;
import dev.kanak.transport.playout.PlayoutQueue;
import dev.kanak.transport.rtp.PacketBuffer;
import dev.kanak.transport.rtp.RtpPacket;
import java.util.function.Consumer;

/** From the agent's turns to RTP packets, one every 20 ms, silence included. Media thread only. */
final class AgentAudio implements AutoCloseable {

    private static final int FRAME_TICKS = 960;

    /** Half a second of silence. */
    private static final int SETTLED_FRAMES = 25;

    private final PlayoutLine line;
    private final OpusEncoder encoder;
    private final Stream stream;
    private final Consumer<PacketBuffer> out;
    private byte[] settled = {};
    private int silentFrames;
    private long sequence;
    private long timestamp;
    private long packets;
    private long octets;

    /**
     * Names of the stream.
     *
     * @param ssrc ours
     * @param payloadType of Opus, as the caller numbered it
     * @param sends false if the caller asked not to be sent anything
     */
    record Stream(long ssrc, int payloadType, boolean sends) {}

    /**
     * Begins to speak.
     *
     * @param line turns to play
     * @param out protects and sends a packet
     */
    AgentAudio(PlayoutLine line, OpusEncoder.Settings settings, Stream stream, Consumer<PacketBuffer> out) {
        this.line = line;
        this.encoder = new OpusEncoder(settings);
        this.stream = stream;
        this.out = out;
        this.sequence = stream.ssrc * 31 & 0x7fff;
        this.timestamp = stream.ssrc * 17 & 0x7fff_ffffL;
    }

    /** Sends the next frame. */
    void tick() {
        PlayoutQueue.Frame frame = line.next();
        if (stream.sends()) {
            byte[] payload = payload(frame.samples());
            int number = (int) (sequence & 0xffff);
            RtpPacket header = new RtpPacket(stream.payloadType(), number, timestamp, stream.ssrc(), packets == 0);
            out.accept(header.write(payload, payload.length));
            line.carried(frame, sequence);
            sequence++;
            timestamp = (timestamp + FRAME_TICKS) & 0xffff_ffffL;
            packets++;
            octets += payload.length;
        }
        line.sent(frame);
    }

    /**
     * Encodes a frame. Once silence has lasted and the encoder has settled, its last packet is sent again and again: it
     * decodes to silence too, and an idle call costs no encoding.
     */
    private byte[] payload(short[] samples) {
        silentFrames = silent(samples) ? silentFrames + 1 : 0;
        if (silentFrames <= SETTLED_FRAMES) {
            settled = encoder.encode(samples);
        }
        return settled;
    }

    private static boolean silent(short[] samples) {
        for (short sample : samples) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    Stream stream() {
        return stream;
    }

    /** Timestamp of the next packet. */
    long timestamp() {
        return timestamp;
    }

    long packets() {
        return packets;
    }

    long octets() {
        return octets;
    }

    @Override
    public void close() {
        encoder.close();
    }
}
