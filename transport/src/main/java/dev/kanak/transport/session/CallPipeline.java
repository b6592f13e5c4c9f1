package dev.kanak.transport.session;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.transport.rtcp.NtpTime;
import dev.kanak.transport.rtcp.ReportBlock;
import dev.kanak.transport.rtcp.ReportExchange;
import dev.kanak.transport.rtcp.RtcpPacket;
import dev.kanak.transport.rtcp.RtcpWriter;
import dev.kanak.transport.rtp.PacketBuffer;
import dev.kanak.transport.rtp.SrtpKeys;
import dev.kanak.transport.rtp.SrtpSession;
import dev.kanak.transport.rtp.SrtpSession.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Everything of a connected call that only its media thread may touch: SRTP, codecs, RTCP. */
final class CallPipeline implements AutoCloseable {

    private static final Duration FIRST_REPORT = Duration.ofMillis(500);
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(2);
    private static final String CNAME = "kanak";

    private final SrtpSession srtp;
    private final CallerAudio caller;
    private final AgentAudio agent;
    private final ReportExchange reports;
    private final CallCounters counters;
    private final PlayoutLine playout;
    private final Consumer<PacketBuffer> out;
    private MonotonicTime nextReport;

    /**
     * What a pipeline joins.
     *
     * @param out sends a protected packet to the caller
     */
    record Wiring(
            WebRtcCall.Setup setup,
            CallCounters counters,
            InboundRing inbound,
            PlayoutLine playout,
            Consumer<PacketBuffer> out) {}

    CallPipeline(SrtpKeys keys, Wiring wiring, MonotonicTime now) {
        counters = wiring.counters();
        out = wiring.out();
        playout = wiring.playout();
        srtp = new SrtpSession(keys, true);
        AgentAudio.Stream stream = wiring.setup().stream();
        caller = new CallerAudio(stream.payloadType(), counters, wiring.inbound());
        try {
            agent = new AgentAudio(wiring.playout(), wiring.setup().encoder(), stream, this::sendRtp);
        } catch (RuntimeException e) {
            caller.close();
            throw e;
        }
        reports = new ReportExchange(stream.ssrc());
        nextReport = now.plus(FIRST_REPORT);
    }

    /** Takes a protected packet; true if it was authentic. */
    boolean on(Demultiplexer.MediaDatagram datagram) {
        PacketBuffer packet = new PacketBuffer(datagram.data(), datagram.data().length);
        Verdict verdict = datagram.rtcp() ? srtp.unprotectRtcp(packet) : srtp.unprotectRtp(packet);
        switch (verdict) {
            case ACCEPTED -> {
                if (datagram.rtcp()) {
                    onRtcp(packet);
                } else {
                    counters.packetsReceived.incrementAndGet();
                    caller.on(packet, datagram.arrival());
                }
            }
            case REPLAYED -> counters.packetsDuplicate.incrementAndGet();
            case REFUSED -> counters.packetsRefused.incrementAndGet();
        }
        return verdict == Verdict.ACCEPTED;
    }

    private void onRtcp(PacketBuffer packet) {
        long now = NtpTime.of(Instant.now());
        for (RtcpPacket told : RtcpPacket.parse(packet.bytes(), packet.length())) {
            reports.on(told, now);
            told.blocks().forEach(block -> playout.reported(block, reports.roundTripMs()));
        }
        counters.roundTripMs = reports.roundTripMs();
    }

    /** Sends the next frame of audio, and a report when one is due. */
    void tick(MonotonicTime now) {
        caller.tick(now);
        agent.tick();
        if (!now.isBefore(nextReport)) {
            nextReport = now.plus(REPORT_INTERVAL);
            sendRtcp(report());
        }
    }

    private RtcpWriter report() {
        long ntp = NtpTime.of(Instant.now());
        long ssrc = agent.stream().ssrc();
        List<ReportBlock> blocks = caller.statistics()
                .map(s -> List.of(reports.block(caller.ssrc(), s, ntp)))
                .orElse(List.of());
        RtcpWriter writer = new RtcpWriter();
        if (agent.packets() > 0) {
            writer.senderReport(
                    new RtcpPacket.SenderReport(ssrc, ntp, agent.timestamp(), agent.packets(), agent.octets(), blocks));
        } else {
            writer.receiverReport(new RtcpPacket.ReceiverReport(ssrc, blocks));
        }
        return writer.cname(ssrc, CNAME);
    }

    private void sendRtp(PacketBuffer packet) {
        srtp.protectRtp(packet);
        out.accept(packet);
        counters.packetsSent.incrementAndGet();
    }

    private void sendRtcp(RtcpWriter writer) {
        PacketBuffer packet = writer.packet();
        srtp.protectRtcp(packet);
        out.accept(packet);
    }

    /** Says goodbye and frees the codecs and ciphers. */
    @Override
    public void close() {
        try {
            sendRtcp(report().goodbye(agent.stream().ssrc()));
        } finally {
            caller.close();
            agent.close();
            srtp.close();
        }
    }
}
