package dev.kanak.transport.client;

import dev.kanak.core.time.SessionClock;
import dev.kanak.transport.dtls.DtlsAssociation;
import dev.kanak.transport.dtls.DtlsEnd;
import dev.kanak.transport.dtls.DtlsTerms;
import dev.kanak.transport.ice.DatagramKind;
import dev.kanak.transport.ice.IceCredentials;
import dev.kanak.transport.ice.StunMessage;
import dev.kanak.transport.ice.StunWriter;
import dev.kanak.transport.opus.OpusEncoder;
import dev.kanak.transport.rtcp.NtpTime;
import dev.kanak.transport.rtcp.ReportExchange;
import dev.kanak.transport.rtcp.RtcpPacket;
import dev.kanak.transport.rtcp.RtcpWriter;
import dev.kanak.transport.rtp.PacketBuffer;
import dev.kanak.transport.rtp.ReceiveStatistics;
import dev.kanak.transport.rtp.RtpPacket;
import dev.kanak.transport.rtp.SrtpKeys;
import dev.kanak.transport.rtp.SrtpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A caller without a browser: makes an offer, connects to the answer, speaks PCM and records what it hears.
 *
 * <p>One thread speaks; the rest may be called by any. Uses three virtual threads.
 */
public final class TestCaller implements AutoCloseable {

    /** Payload type of Opus in its offers. */
    public static final int OPUS = 111;

    /** Payload type of DTMF in its offers. */
    public static final int DTMF = 110;

    private static final Duration CONSENT_INTERVAL = Duration.ofMillis(500);
    private static final int FRAME_TICKS = 960;
    private static final int CHECK_TRIES = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CallerOptions options;
    private final IceCredentials local = IceCredentials.generate(RANDOM, "");
    private final SessionClock clock = new SessionClock();
    private final OpusEncoder encoder;
    private final HeardAudio heard;
    private final long ssrc = RANDOM.nextLong(1, 1L << 32);
    private final CompletableFuture<Void> checked = new CompletableFuture<>();
    private final CompletableFuture<SrtpSession> secured = new CompletableFuture<>();
    private final CompletableFuture<DtlsEnd> ended = new CompletableFuture<>();
    private final ReceiveStatistics statistics = new ReceiveStatistics(48_000);
    private final ReportExchange reports = new ReportExchange(ssrc);
    private final Queue<RtcpPacket> received = new ConcurrentLinkedQueue<>();
    private final AtomicLong packetsHeard = new AtomicLong();
    private volatile DatagramSocket socket;
    private volatile boolean silent;
    private volatile boolean deaf;
    private volatile @Nullable Answer answer;
    private volatile @Nullable DtlsAssociation dtls;
    private volatile long firstPacketNanos;
    private volatile long heardSsrc;
    private int sequence = RANDOM.nextInt(0x8000);
    private long timestamp = RANDOM.nextInt(Integer.MAX_VALUE);

    public TestCaller(CallerOptions options) {
        this.options = options;
        this.encoder = new OpusEncoder(options.encoder());
        this.heard = new HeardAudio(options.hearRateHz());
        this.socket = bind();
    }

    private static DatagramSocket bind() {
        try {
            DatagramSocket bound = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            bound.setReceiveBufferSize(1 << 20);
            return bound;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The offer, after {@link CallerOptions#offer}. */
    public String offer() {
        String sdp = String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.1",
                "s=-",
                "t=0 0",
                "a=group:BUNDLE 0",
                "m=audio 9 UDP/TLS/RTP/SAVPF " + OPUS + " " + DTMF,
                "c=IN IP4 0.0.0.0",
                "a=mid:0",
                "a=sendrecv",
                "a=rtcp-mux",
                "a=ice-ufrag:" + local.localUfrag(),
                "a=ice-pwd:" + local.localPassword(),
                "a=fingerprint:sha-256 " + options.fingerprint(),
                "a=setup:actpass",
                "a=rtpmap:" + OPUS + " opus/48000/2",
                "a=fmtp:" + OPUS + " minptime=10;useinbandfec=1",
                "a=rtpmap:" + DTMF + " telephone-event/48000",
                "a=candidate:1 1 udp 2130706431 127.0.0.1 " + socket.getLocalPort() + " typ host",
                "");
        return options.offer().apply(sdp);
    }

    /** Connects to an answer: connectivity checks, then DTLS. */
    public void connect(String answerSdp, Duration wait) throws InterruptedException, TimeoutException {
        Answer parsed = Answer.parse(answerSdp);
        answer = parsed;
        DtlsAssociation association = DtlsAssociation.active(
                new DtlsTerms(options.identity(), List.of(parsed.fingerprint()), options.profiles(), wait),
                this::transmit);
        dtls = association;
        Thread.startVirtualThread(() -> listen(socket));
        check();
        Thread.startVirtualThread(() -> ended.complete(association.run(this::secure)));
        Thread.startVirtualThread(this::consent);
        await(CompletableFuture.anyOf(secured, ended), wait);
        if (!secured.isDone()) {
            throw new IllegalStateException("the handshake ended: " + ended.getNow(DtlsEnd.FAILED));
        }
    }

    private void secure(SrtpKeys keys) {
        secured.complete(new SrtpSession(keys, false));
    }

    private void check() throws InterruptedException, TimeoutException {
        for (int i = 0; i < CHECK_TRIES && !checked.isDone(); i++) {
            sendCheck(true);
            try {
                await(checked, Duration.ofMillis(50));
            } catch (TimeoutException e) {
                // the check or its answer was lost: try again
            }
        }
        await(checked, Duration.ofMillis(1));
    }

    private static void await(CompletableFuture<?> what, Duration wait) throws InterruptedException, TimeoutException {
        try {
            what.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the caller failed", e);
        }
    }

    /**
     * Sends one connectivity check.
     *
     * @param nominate true to choose this path
     */
    public void sendCheck(boolean nominate) {
        Answer to = connected();
        byte[] id = new byte[StunMessage.TRANSACTION_ID_BYTES];
        RANDOM.nextBytes(id);
        StunWriter check = new StunWriter(StunMessage.BINDING_REQUEST, id)
                .username(to.ufrag() + ":" + local.localUfrag())
                .priority(1_845_501_695)
                .controlling(42);
        if (nominate) {
            check.useCandidate();
        }
        transmit(check.integrity(to.password().getBytes(StandardCharsets.UTF_8)).fingerprinted());
    }

    private Answer connected() {
        Answer known = answer;
        if (known == null) {
            throw new IllegalStateException("connect first");
        }
        return known;
    }

    private void consent() {
        while (!silent && !ended.isDone()) {
            LockSupport.parkNanos(CONSENT_INTERVAL.toNanos());
            sendCheck(false);
            report();
        }
    }

    private void report() {
        SrtpSession srtp = secured.getNow(null);
        if (srtp == null || packetsHeard.get() == 0) {
            return;
        }
        synchronized (this) {
            RtcpPacket.ReceiverReport report = new RtcpPacket.ReceiverReport(
                    ssrc, List.of(reports.block(heardSsrc, statistics, NtpTime.of(Instant.now()))));
            PacketBuffer packet = new RtcpWriter()
                    .receiverReport(report)
                    .cname(ssrc, "caller")
                    .packet();
            srtp.protectRtcp(packet);
            transmit(Arrays.copyOf(packet.bytes(), packet.length()));
        }
    }

    private void listen(DatagramSocket from) {
        byte[] data = new byte[2048];
        while (!from.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(data, data.length);
                from.receive(packet);
                on(data, packet.getLength());
            } catch (IOException e) {
                return;
            }
        }
    }

    private void on(byte[] data, int length) {
        DtlsAssociation association = dtls;
        switch (DatagramKind.of(data, length)) {
            case STUN ->
                StunMessage.decode(data, length)
                        .filter(m -> m.type() == StunMessage.BINDING_SUCCESS)
                        .ifPresent(m -> checked.complete(null));
            case DTLS -> {
                if (association != null) {
                    association.receive(Arrays.copyOf(data, length));
                }
            }
            case RTP -> onMedia(new PacketBuffer(Arrays.copyOf(data, length), length), false);
            case RTCP -> onMedia(new PacketBuffer(Arrays.copyOf(data, length), length), true);
            case UNKNOWN -> {}
        }
    }

    private synchronized void onMedia(PacketBuffer packet, boolean rtcp) {
        SrtpSession srtp = secured.getNow(null);
        if (srtp == null) {
            return;
        }
        if (rtcp) {
            if (srtp.unprotectRtcp(packet) == SrtpSession.Verdict.ACCEPTED) {
                long now = NtpTime.of(Instant.now());
                List<RtcpPacket> packets = RtcpPacket.parse(packet.bytes(), packet.length());
                packets.forEach(p -> reports.on(p, now));
                received.addAll(packets);
            }
        } else if (!deaf && srtp.unprotectRtp(packet) == SrtpSession.Verdict.ACCEPTED) {
            RtpPacket header = RtpPacket.parse(packet.bytes(), packet.length()).orElseThrow();
            heardSsrc = header.ssrc();
            statistics.onPacket(header, clock.now());
            heard.on(
                    header,
                    Arrays.copyOfRange(
                            packet.bytes(), header.payloadOffset(), header.payloadOffset() + header.payloadLength()));
            if (packetsHeard.getAndIncrement() == 0) {
                firstPacketNanos = System.nanoTime();
            }
        }
    }

    /** Loses every RTP packet from now on; reports go on. */
    public void deafen() {
        deaf = true;
    }

    // ---- speaking

    /** Encodes and protects 20 ms without sending them, so that a test can lose, delay or repeat them. */
    public byte[] packet(short[] pcm) {
        byte[] payload = encoder.encode(pcm);
        byte[] packet = packet(OPUS, payload);
        advance(FRAME_TICKS);
        return packet;
    }

    /** Protects a payload at the current time; the time does not advance, the sequence number does. */
    public synchronized byte[] packet(int payloadType, byte[] payload) {
        RtpPacket header = new RtpPacket(payloadType, sequence, timestamp, ssrc, false);
        sequence = (sequence + 1) & 0xffff;
        PacketBuffer buffer = header.write(payload, payload.length);
        secured.join().protectRtp(buffer);
        return Arrays.copyOf(buffer.bytes(), buffer.length());
    }

    /** Lets media time pass without a packet. */
    public void advance(int ticks) {
        timestamp = (timestamp + ticks) & 0xffff_ffffL;
    }

    /** Encodes, protects and sends 20 ms. */
    public void send(short[] pcm) {
        transmit(packet(pcm));
    }

    /** Speaks PCM at the encoder's rate in real time; the rest of a frame is cut off. */
    public void speak(short[] pcm) {
        int frame = options.encoder().frameSamples();
        long next = System.nanoTime();
        for (int at = 0; at + frame <= pcm.length; at += frame) {
            send(Arrays.copyOfRange(pcm, at, at + frame));
            next += 20_000_000L;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Sends bytes as they are. */
    public void transmit(byte[] datagram) {
        if (silent) {
            return;
        }
        try {
            socket.send(
                    new DatagramPacket(datagram, datagram.length, connected().candidate()));
        } catch (IOException e) {
            // the socket was closed on purpose
        }
    }

    // ---- what came back

    /** Everything heard so far. */
    public short[] heard() {
        return heard.samples();
    }

    /** Gives what is heard from now on to an ear, frame by frame when it has come, on the thread that receives. */
    public void listen(Consumer<short[]> ear) {
        heard.listen(ear);
    }

    /** Frames of 20 ms among them that were lost and concealed. */
    public long framesConcealed() {
        return heard.framesConcealed();
    }

    public long packetsHeard() {
        return packetsHeard.get();
    }

    /** {@link System#nanoTime} of the first packet heard; 0 if none. */
    public long firstPacketNanos() {
        return firstPacketNanos;
    }

    /** RTCP packets received. */
    public List<RtcpPacket> rtcp() {
        return List.copyOf(received);
    }

    /** How the association ended, once it has. */
    public DtlsEnd end(Duration wait) throws InterruptedException, TimeoutException {
        await(ended, wait);
        return ended.join();
    }

    // ---- trouble

    /** Moves to another socket without telling: a NAT that forgot the mapping. */
    public void rebind() {
        DatagramSocket old = socket;
        socket = bind();
        Thread.startVirtualThread(() -> listen(socket));
        old.close();
    }

    /** Hangs up with close_notify. */
    public void hangUp() {
        DtlsAssociation association = dtls;
        if (association != null) {
            association.stop();
        }
    }

    /** Falls silent without a word. */
    public void vanish() {
        silent = true;
    }

    @Override
    public void close() {
        hangUp();
        if (dtls != null) {
            ended.completeOnTimeout(DtlsEnd.FAILED, 1, TimeUnit.SECONDS).join();
        }
        silent = true;
        socket.close();
        encoder.close();
        synchronized (this) {
            heard.close();
            SrtpSession srtp = secured.getNow(null);
            if (srtp != null) {
                srtp.close();
            }
        }
    }
}
