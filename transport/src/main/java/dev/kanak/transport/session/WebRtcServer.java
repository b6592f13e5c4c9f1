package dev.kanak.transport.session;

import dev.kanak.core.error.TransportException;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.time.SessionClock;
import dev.kanak.transport.dtls.DtlsIdentity;
import dev.kanak.transport.ice.IceCredentials;
import dev.kanak.transport.opus.OpusEncoder;
import dev.kanak.transport.opus.OpusLibrary;
import dev.kanak.transport.sdp.SdpAnswer;
import dev.kanak.transport.sdp.SdpException;
import dev.kanak.transport.sdp.SdpOffer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Terminates WebRTC calls in this process: one UDP port, ICE-lite, DTLS-SRTP, Opus. Thread-safe.
 *
 * <p>{@link #accept} neither blocks nor does any media work, so an event loop may call it.
 */
public final class WebRtcServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebRtcServer.class);

    private static final Duration GOODBYE_WAIT = Duration.ofMillis(500);

    private final TransportConfig config;
    private final List<String> addresses;
    private final SessionClock clock = new SessionClock();
    private final SecureRandom random = new SecureRandom();
    private final DtlsIdentity identity = DtlsIdentity.generate();
    private final List<MediaThread> threads;
    private final Demultiplexer demultiplexer;
    private final MediaPort port;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean closing;

    /**
     * A call that was accepted.
     *
     * @param answerSdp complete answer for the caller
     * @param media the call's audio; open although not yet connected
     */
    public record Accepted(String answerSdp, CallMedia media) {}

    private WebRtcServer(TransportConfig config) {
        this.config = config;
        this.addresses = LocalAddresses.advertised(config);
        this.demultiplexer = new Demultiplexer(clock, this::send);
        this.port = MediaPort.open(InetAddress.ofLiteral(config.bindAddress()), config.udpPort(), demultiplexer);
        int count = config.mediaThreads() > 0
                ? config.mediaThreads()
                : Runtime.getRuntime().availableProcessors();
        this.threads = IntStream.range(0, count)
                .mapToObj(i -> new MediaThread("media-" + i, clock))
                .toList();
        threads.forEach(MediaThread::start);
    }

    /**
     * Binds the port, warms codecs, ciphers and handshake up, and starts the threads.
     *
     * @throws TransportException (SOCKET_FAILED) if the port is taken; (CODEC_FAILED) if libopus is missing
     */
    public static WebRtcServer open(TransportConfig config) {
        WarmUp.run(config);
        WebRtcServer server = new WebRtcServer(config);
        LOG.atInfo()
                .addKeyValue("udp_port", server.udpPort())
                .addKeyValue("media_threads", server.threads.size())
                .addKeyValue("opus", OpusLibrary.version())
                .log("media port open");
        return server;
    }

    /**
     * Answers an offer; the call is open from now on and connects by itself.
     *
     * @param callId names the call in logs
     * @throws SdpException if the offer cannot be answered
     * @throws TransportException (CAPACITY_EXCEEDED) if too many calls are open or the server closes
     */
    public Accepted accept(String callId, String offerSdp) {
        return accept(callId, offerSdp, reason -> {});
    }

    /**
     * Answers an offer, as {@link #accept(String, String)}.
     *
     * @param onClosed told once why the call ended (see {@link CloseReason}), from a media thread; returns at once
     */
    public Accepted accept(String callId, String offerSdp, Consumer<String> onClosed) {
        SdpOffer offer = SdpOffer.parse(offerSdp);
        IceCredentials credentials = IceCredentials.generate(random, offer.iceUfrag());
        long ssrc = 1 + random.nextLong(0xffff_fffeL);
        WebRtcCall call = new WebRtcCall(setup(callId, offer, credentials, ssrc), host(), onClosed);
        String answer = answer(offer, credentials, ssrc);
        if (open.incrementAndGet() > config.maxCalls()) {
            open.decrementAndGet();
            throw full();
        }
        demultiplexer.add(call);
        call.start();
        if (closing) {
            call.close(CloseReason.SERVER_SHUTDOWN);
            throw full();
        }
        return new Accepted(answer, call);
    }

    private static TransportException full() {
        return new TransportException(
                TransportException.Kind.CAPACITY_EXCEEDED, "no more calls can be taken now", true);
    }

    private WebRtcCall.Setup setup(String callId, SdpOffer offer, IceCredentials credentials, long ssrc) {
        boolean sends = offer.direction().receives();
        OpusEncoder.Settings encoder =
                config.encoder(offer.maxAverageBitrateBps().orElse(Integer.MAX_VALUE));
        return new WebRtcCall.Setup(
                callId,
                credentials,
                offer.fingerprints(),
                new AgentAudio.Stream(ssrc, offer.opusPayloadType(), sends),
                encoder,
                config);
    }

    private WebRtcCall.Host host() {
        MediaThread thread = threads.get(Math.floorMod(turn.getAndIncrement(), threads.size()));
        return new WebRtcCall.Host(identity, clock, thread, this::send, this::forget);
    }

    private String answer(SdpOffer offer, IceCredentials credentials, long ssrc) {
        return new SdpAnswer(
                        random.nextLong(Long.MAX_VALUE),
                        credentials.localUfrag(),
                        credentials.localPassword(),
                        identity.fingerprint(),
                        addresses,
                        udpPort(),
                        ssrc)
                .write(offer);
    }

    private void forget(WebRtcCall call) {
        demultiplexer.remove(call);
        open.decrementAndGet();
    }

    private void send(byte[] data, int length, InetSocketAddress to) {
        port.send(data, length, to);
    }

    /** Calls accepted and not yet closed, connected or not. */
    public int openCalls() {
        return open.get();
    }

    /** The UDP port bound. */
    public int udpPort() {
        return port.port();
    }

    /** Ends every call, telling its caller, and frees threads and port. Idempotent. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        List<WebRtcCall> calls = demultiplexer.calls().stream()
                .filter(WebRtcCall.class::isInstance)
                .map(WebRtcCall.class::cast)
                .toList();
        calls.forEach(c -> c.close(CloseReason.SERVER_SHUTDOWN));
        try {
            for (WebRtcCall call : calls) {
                call.awaitDtls(GOODBYE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(MediaThread::close);
        port.close();
    }
}
