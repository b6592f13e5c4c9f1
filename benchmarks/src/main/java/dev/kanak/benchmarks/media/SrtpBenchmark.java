package dev.kanak.benchmarks.media;

import dev.kanak.transport.rtp.PacketBuffer;
import dev.kanak.transport.rtp.RtpPacket;
import dev.kanak.transport.rtp.SrtpKeys;
import dev.kanak.transport.rtp.SrtpProfile;
import dev.kanak.transport.rtp.SrtpSession;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Protecting one RTP packet of 80 payload bytes and unprotecting it on the other side, replay check included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SrtpBenchmark {

    private static final int PAYLOAD = 80;

    /** Negotiated protection. */
    @Param({"AEAD_AES_128_GCM", "AES128_CM_HMAC_SHA1_80"})
    public SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;

    private final byte[] payload = new byte[PAYLOAD];
    private @Nullable SrtpSession client;
    private @Nullable SrtpSession server;
    private int sequence;

    @Setup
    public void setUp() {
        SrtpSession.warmUp();
        var material = new byte[profile.materialBytes()];
        for (int i = 0; i < material.length; i++) {
            material[i] = (byte) i;
        }
        var keys = new SrtpKeys(profile, material);
        client = new SrtpSession(keys, false);
        server = new SrtpSession(keys, true);
    }

    @Benchmark
    public SrtpSession.Verdict protectAndUnprotect() {
        if (client == null || server == null) {
            throw new IllegalStateException("not set up");
        }
        sequence = sequence + 1 & 0xffff;
        PacketBuffer packet = new RtpPacket(111, sequence, sequence * 960L, 7, false).write(payload, PAYLOAD);
        client.protectRtp(packet);
        SrtpSession.Verdict verdict = server.unprotectRtp(packet);
        if (verdict != SrtpSession.Verdict.ACCEPTED) {
            throw new IllegalStateException("packet was " + verdict);
        }
        return verdict;
    }

    @TearDown
    public void tearDown() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
