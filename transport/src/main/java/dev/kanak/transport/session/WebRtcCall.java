package dev.kanak.transport.session;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.TransportException;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.core.time.SessionClock;
import dev.kanak.transport.dtls.DtlsAssociation;
import dev.kanak.transport.dtls.DtlsEnd;
import dev.kanak.transport.dtls.DtlsIdentity;
import dev.kanak.transport.dtls.DtlsTerms;
import dev.kanak.transport.ice.IceCredentials;
import dev.kanak.transport.ice.PathSelector;
import dev.kanak.transport.opus.OpusEncoder;
import dev.kanak.transport.playout.PlayoutQueue;
import dev.kanak.transport.rtp.PacketBuffer;
import dev.kanak.transport.rtp.SrtpKeys;
import dev.kanak.transport.rtp.SrtpProfile;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call, from its answer to its end. Thread-safe: the receiving thread hands it datagrams, its virtual thread runs
 * DTLS, its media thread owns SRTP, codecs and pacing, and the pipeline reads and writes PCM.
 */
final class WebRtcCall implements CallMedia, Demultiplexer.Endpoint, MediaThread.Ticking {

    private static final Logger LOG = LoggerFactory.getLogger(WebRtcCall.class);

    /** Two seconds of caller audio. */
    private static final int INBOUND_FRAMES = 100;

    /** More than two seconds of packets. */
    private static final int INBOUND_PACKETS = 128;

    private static final Duration FADE = Duration.ofMillis(5);

    /**
     * What was agreed for a call.
     *
     * @param id names the call in logs
     * @param credentials for connectivity checks
     * @param peerFingerprints SHA-256 of the certificates that the caller may show
     * @param stream of our audio
     * @param encoder of our audio
     * @param config of the server
     */
    record Setup(
            String id,
            IceCredentials credentials,
            List<String> peerFingerprints,
            AgentAudio.Stream stream,
            OpusEncoder.Settings encoder,
            TransportConfig config) {}

    /**
     * What a call uses of its server.
     *
     * @param identity our certificate
     * @param clock read by the shells of this call
     * @param thread carries its media
     * @param sender sends datagrams
     * @param onClosing told first that the call is over: nothing more may reach it
     */
    record Host(
            DtlsIdentity identity,
            SessionClock clock,
            MediaThread thread,
            Demultiplexer.Sender sender,
            Consumer<WebRtcCall> onClosing) {}

    private final Setup setup;
    private final Host host;
    private final Consumer<String> onClosed;
    private final DtlsAssociation dtls;
    private final Thread dtlsThread;
    private final CallCounters counters = new CallCounters();
    private final InboundRing inbound = new InboundRing(INBOUND_FRAMES);
    private final PlayoutLine playout;
    private final ArrayBlockingQueue<Demultiplexer.MediaDatagram> packets = new ArrayBlockingQueue<>(INBOUND_PACKETS);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicReference<@Nullable String> closeReason = new AtomicReference<>();
    private final ReentrantLock pathLock = new ReentrantLock();
    private final PathSelector paths = new PathSelector();
    private final MonotonicTime begun;
    private volatile @Nullable InetSocketAddress remote;
    private volatile MonotonicTime lastHeard;
    private @Nullable CallPipeline pipeline;

    WebRtcCall(Setup setup, Host host, Consumer<String> onClosed) {
        this.setup = setup;
        this.host = host;
        this.onClosed = onClosed;
        TransportConfig config = setup.config();
        playout = new PlayoutLine(
                new PlayoutQueue.Shape(
                        setup.encoder().frameSamples(),
                        samples(config.playoutRing(), config.playoutRateHz()),
                        samples(FADE, config.playoutRateHz())),
                setup.stream().ssrc());
        dtls = DtlsAssociation.passive(
                new DtlsTerms(
                        host.identity(), setup.peerFingerprints(), SrtpProfile.PREFERRED, config.connectTimeout()),
                datagram -> send(datagram, datagram.length));
        dtlsThread = Thread.ofVirtual().name("dtls-" + setup.id()).unstarted(this::runDtls);
        begun = host.clock().now();
        lastHeard = begun;
    }

    private static int samples(Duration duration, int rateHz) {
        return Math.toIntExact(duration.toMillis() * rateHz / 1000);
    }

    /** Starts the call's threads; once. */
    void start() {
        host.thread().add(this);
        dtlsThread.start();
    }

    /** Waits until close_notify has been sent, after {@link #close}. */
    void awaitDtls(Duration wait) throws InterruptedException {
        dtlsThread.join(wait);
    }

    // ---- DTLS, on its virtual thread

    private void runDtls() {
        try {
            DtlsEnd end = dtls.run(keys -> host.thread().execute(() -> connect(keys)));
            close(CloseReason.of(end));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("call_id", setup.id()).log("DTLS failed");
            close(CloseReason.HANDSHAKE_FAILED);
        }
    }

    // ---- the receiving thread

    @Override
    public IceCredentials credentials() {
        return setup.credentials();
    }

    @Override
    public boolean holds(InetSocketAddress address, MonotonicTime now) {
        pathLock.lock();
        try {
            return paths.holds(address, now);
        } finally {
            pathLock.unlock();
        }
    }

    @Override
    public Optional<InetSocketAddress> onCheck(InetSocketAddress from, boolean nominated, MonotonicTime now) {
        lastHeard = now;
        pathLock.lock();
        try {
            Optional<InetSocketAddress> forgotten = paths.onCheck(from, nominated, now);
            remote = paths.selected().orElse(null);
            return forgotten;
        } finally {
            pathLock.unlock();
        }
    }

    @Override
    public void onDtls(byte[] datagram) {
        dtls.receive(datagram);
    }

    @Override
    public void onMedia(Demultiplexer.MediaDatagram datagram) {
        while (!packets.offer(datagram)) {
            if (packets.poll() != null) {
                counters.packetsDropped.incrementAndGet();
            }
        }
        if (scheduled.compareAndSet(false, true)) {
            host.thread().execute(this::drain);
        }
    }

    // ---- the media thread

    private void connect(SrtpKeys keys) {
        if (!isOpen()) {
            return;
        }
        guarded(() -> {
            pipeline = new CallPipeline(
                    keys,
                    new CallPipeline.Wiring(setup, counters, inbound, playout, this::send),
                    host.clock().now());
            LOG.atInfo()
                    .addKeyValue("call_id", setup.id())
                    .addKeyValue("connect_ms", host.clock().now().since(begun).toMillis())
                    .addKeyValue("srtp_profile", keys.profile())
                    .log("call connected");
        });
    }

    private void drain() {
        scheduled.set(false);
        guarded(() -> {
            for (var datagram = packets.poll(); datagram != null; datagram = packets.poll()) {
                accept(datagram);
            }
        });
    }

    private void accept(Demultiplexer.MediaDatagram datagram) {
        CallPipeline current = pipeline;
        if (current == null || !isOpen() || !current.on(datagram)) {
            return;
        }
        lastHeard = datagram.arrival();
        pathLock.lock();
        try {
            paths.onMedia(datagram.from(), datagram.arrival());
            remote = paths.selected().orElse(null);
        } finally {
            pathLock.unlock();
        }
    }

    @Override
    public void tick(MonotonicTime now) {
        CallPipeline current = pipeline;
        if (current == null && now.since(begun).compareTo(setup.config().connectTimeout()) > 0) {
            close(CloseReason.CONNECT_TIMEOUT);
        } else if (now.since(lastHeard).compareTo(setup.config().vanishedAfter()) > 0) {
            close(CloseReason.VANISHED);
        } else if (current != null && isOpen()) {
            guarded(() -> current.tick(now));
        }
    }

    /** The world's fault or ours: the call ends, the server lives. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (TransportException e) {
            LOG.atWarn()
                    .addKeyValue("call_id", setup.id())
                    .addKeyValue("code", e.code())
                    .log(e.getMessage());
            close(CloseReason.MEDIA_FAILED);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("call_id", setup.id()).log("media failed");
            close(CloseReason.MEDIA_FAILED);
        }
    }

    private void release(String reason) {
        CallPipeline current = pipeline;
        pipeline = null;
        try {
            if (current != null) {
                current.close();
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).addKeyValue("call_id", setup.id()).log("call did not close cleanly");
        }
        playout.release();
        log(reason);
        onClosed.accept(reason);
    }

    private void log(String reason) {
        Stats stats = stats();
        LOG.atInfo()
                .addKeyValue("call_id", setup.id())
                .addKeyValue("reason", reason)
                .addKeyValue("packets_received", stats.packetsReceived())
                .addKeyValue("packets_lost", stats.packetsLost())
                .addKeyValue("packets_dropped", counters.packetsDropped.get())
                .addKeyValue("packets_refused", counters.packetsRefused.get())
                .addKeyValue("packets_sent", stats.packetsSent())
                .addKeyValue("frames_recovered", stats.framesRecoveredByFec())
                .addKeyValue("frames_concealed", stats.framesConcealed())
                .addKeyValue("frames_dropped", stats.framesDropped())
                .addKeyValue("playout_underruns", stats.playoutUnderruns())
                .log("call closed");
    }

    // ---- any thread

    private void send(PacketBuffer packet) {
        send(packet.bytes(), packet.length());
    }

    private void send(byte[] data, int length) {
        InetSocketAddress to = remote;
        if (to != null) {
            host.sender().send(data, length, to);
        }
    }

    @Override
    public Optional<AudioFrame> receive(Duration wait) throws InterruptedException {
        return inbound.take(wait);
    }

    @Override
    public boolean isOpen() {
        return closeReason.get() == null;
    }

    @Override
    public String closeReason() {
        return Objects.requireNonNullElse(closeReason.get(), "");
    }

    @Override
    public Playout openPlayout() {
        return playout.openTurn();
    }

    @Override
    public double inboundUtilisation() {
        return inbound.utilisation();
    }

    @Override
    public Stats stats() {
        return counters.snapshot(inbound.dropped(), playout.underruns());
    }

    @Override
    public void close(String reason) {
        if (!closeReason.compareAndSet(null, reason)) {
            return;
        }
        host.onClosing().accept(this);
        inbound.close();
        playout.close();
        dtls.stop();
        host.thread().remove(this, () -> release(reason));
    }
}
