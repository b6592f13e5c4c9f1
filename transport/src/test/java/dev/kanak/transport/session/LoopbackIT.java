package dev.kanak.transport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.TransportException;
import dev.kanak.core.port.CallMedia;
import dev.kanak.transport.client.CallerOptions;
import dev.kanak.transport.client.TestCaller;
import dev.kanak.transport.dtls.DtlsEnd;
import dev.kanak.transport.opus.OpusEncoder;
import dev.kanak.transport.opus.OpusLibrary;
import dev.kanak.transport.rtcp.RtcpPacket;
import dev.kanak.transport.rtp.SrtpProfile;
import dev.kanak.transport.session.WebRtcServer.Accepted;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller in pure Java against the server in this process, over UDP on the loopback interface. */
@Timeout(60)
class LoopbackIT {

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int RATE_HZ = 16_000;
    private static final int VOICE_HZ = 24_000;

    private static WebRtcServer server;

    @BeforeAll
    static void open() {
        server = WebRtcServer.open(config(2, Duration.ofSeconds(2)));
    }

    @AfterAll
    static void close() {
        server.close();
        assertThat(OpusLibrary.openCodecs()).isZero();
    }

    private static TransportConfig config(int maxCalls, Duration vanishedAfter) {
        return new TransportConfig(
                "127.0.0.1",
                0,
                List.of(),
                VOICE_HZ,
                32_000,
                5,
                maxCalls,
                2,
                Duration.ofSeconds(5),
                vanishedAfter,
                Duration.ofMillis(400));
    }

    private record Call(TestCaller caller, CallMedia media, BlockingQueue<String> closed) implements AutoCloseable {

        static Call connect(CallerOptions options) throws Exception {
            TestCaller caller = new TestCaller(options);
            BlockingQueue<String> closed = new ArrayBlockingQueue<>(4);
            Accepted accepted = server.accept("test", caller.offer(), closed::add);
            Call call = new Call(caller, accepted.media(), closed);
            try {
                caller.connect(accepted.answerSdp(), WAIT);
                return call;
            } catch (Exception e) {
                call.close();
                throw e;
            }
        }

        /** Everything received until {@code ms} of audio came. */
        short[] listen(int ms) throws InterruptedException {
            short[] heard = new short[RATE_HZ / 1000 * ms];
            int at = 0;
            while (at < heard.length) {
                AudioFrame frame = media.receive(Duration.ofSeconds(5)).orElseThrow();
                int count = Math.min(frame.samples().length, heard.length - at);
                System.arraycopy(frame.samples(), 0, heard, at, count);
                at += count;
            }
            return heard;
        }

        @Override
        public void close() {
            caller.close();
            media.close("test over");
            try {
                assertThat(closed.poll(10, TimeUnit.SECONDS)).isNotNull();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static short[] tail(short[] pcm, int from) {
        return Arrays.copyOfRange(pcm, from, pcm.length);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void theAgentHearsWhatTheCallerSays(SrtpProfile profile) throws Exception {
        try (Call call = Call.connect(CallerOptions.usual().withProfiles(profile))) {
            call.caller().speak(Tones.tone(RATE_HZ, 440, 600, 8_000));
            short[] heard = tail(call.listen(500), RATE_HZ / 10);
            assertThat(Tones.amplitude(heard, RATE_HZ, 440)).isBetween(6_500.0, 9_500.0);
            assertThat(Tones.amplitude(heard, RATE_HZ, 1_000)).isLessThan(300);
            assertThat(call.media().stats().packetsReceived()).isBetween(25L, 30L);
            assertThat(call.media().stats().packetsLost()).isZero();
        }
    }

    @Test
    void theCallerHearsWhatTheAgentSaysAndTheListenerIsToldWhen() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            CallMedia.Playout playout = call.media().openPlayout();
            CountDownLatch audible = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            playout.listen(audible::countDown, end::countDown);
            short[] tone = Tones.tone(VOICE_HZ, 600, 1_000, 8_000);
            assertThat(playout.write(tone)).isTrue();
            assertThat(audible.await(1, TimeUnit.SECONDS)).isTrue();
            playout.finish();
            assertThat(end.await(2, TimeUnit.SECONDS)).isTrue();
            assertThat(playout.played()).isEqualTo(tone.length);
            Thread.sleep(60);
            short[] heard = loudest(call.caller().heard(), RATE_HZ / 2);
            assertThat(Tones.amplitude(heard, RATE_HZ, 600)).isBetween(6_000.0, 10_000.0);
            assertThat(call.media().stats().playoutUnderruns()).isZero();
        }
    }

    private static short[] loudest(short[] pcm, int window) {
        short[] best = new short[window];
        for (int at = 0; at + window <= pcm.length; at += window / 10) {
            short[] candidate = Arrays.copyOfRange(pcm, at, at + window);
            if (Tones.rms(candidate) > Tones.rms(best)) {
                best = candidate;
            }
        }
        return best;
    }

    @Test
    void anAgentThatIsStoppedFallsSilentAtTheNextFrame() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            CallMedia.Playout playout = call.media().openPlayout();
            AtomicReference<Boolean> accepted = new AtomicReference<>();
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    accepted.set(playout.write(Tones.tone(VOICE_HZ, 600, 5_000, 8_000)));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            await(() -> playout.played() >= VOICE_HZ / 5);
            long sent = playout.stop();
            assertThat(writer.join(Duration.ofSeconds(1))).isTrue();
            assertThat(accepted.get()).isFalse();
            Thread.sleep(300);
            assertThat(playout.played()).isEqualTo(sent).isLessThan(VOICE_HZ);
            short[] last = tail(call.caller().heard(), call.caller().heard().length - RATE_HZ / 10);
            assertThat(Tones.rms(last)).isLessThan(30);
        }
    }

    @Test
    void packetsFlowAtFiftyASecondEvenInSilence() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            await(() -> call.caller().packetsHeard() > 0);
            long before = call.caller().packetsHeard();
            Thread.sleep(2_000);
            assertThat(call.caller().packetsHeard() - before).isBetween(92L, 108L);
        }
    }

    @Test
    void lossReorderingAndDuplicatesAreRepairedAndCounted() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            short[] tone = Tones.voice(RATE_HZ, 2_000);
            List<byte[]> packets = new ArrayList<>();
            for (int at = 0; at < tone.length; at += 320) {
                packets.add(call.caller().packet(Arrays.copyOfRange(tone, at, at + 320)));
            }
            for (int i = 0; i < packets.size(); i++) {
                if (i == 20 || i == 40 || i == 41) {
                    continue;
                }
                int swapped = i == 60 ? 61 : i == 61 ? 60 : i;
                call.caller().transmit(packets.get(swapped));
                if (i == 70) {
                    call.caller().transmit(packets.get(i));
                }
                Thread.sleep(4);
            }
            short[] heard = tail(call.listen(1_900), RATE_HZ / 10);
            CallMedia.Stats stats = call.media().stats();
            assertThat(stats.packetsReceived()).isEqualTo(97);
            assertThat(stats.packetsLost()).isEqualTo(3);
            assertThat(stats.packetsDuplicate()).isEqualTo(1);
            assertThat(stats.packetsReordered()).isEqualTo(1);
            assertThat(stats.framesRecoveredByFec()).isEqualTo(2);
            assertThat(stats.framesConcealed()).isEqualTo(1);
            assertThat(Tones.rms(heard)).isBetween(2_000.0, 4_500.0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void packetsOfFortyAndSixtyMillisecondsAreHeardAndRebuilt(int frames) throws Exception {
        OpusEncoder.Settings voice = CallerOptions.usual().encoder();
        try (Call call = Call.connect(CallerOptions.usual());
                OpusEncoder encoder = new OpusEncoder(voice)) {
            short[] tone = Tones.tone(RATE_HZ, 440, 1_200, 8_000);
            int packet = 0;
            for (int at = 0; at < tone.length; packet++) {
                List<byte[]> parts = new ArrayList<>();
                for (int i = 0; i < frames; i++, at += 320) {
                    parts.add(encoder.encode(Arrays.copyOfRange(tone, at, at + 320)));
                }
                byte[] sent = call.caller().packet(TestCaller.OPUS, packed(parts));
                if (packet != 5) {
                    call.caller().transmit(sent);
                }
                call.caller().advance(960 * frames);
                Thread.sleep(5);
            }
            short[] heard = tail(call.listen(1_180), RATE_HZ / 10);
            assertThat(Tones.amplitude(heard, RATE_HZ, 440)).isBetween(6_000.0, 9_500.0);
            CallMedia.Stats stats = call.media().stats();
            assertThat(stats.packetsLost()).isEqualTo(1);
            assertThat(stats.framesRecoveredByFec() + stats.framesConcealed()).isEqualTo(frames);
        }
    }

    /** One packet of several frames, each of its own length (RFC 6716 section 3.2.5, code 3). */
    private static byte[] packed(List<byte[]> packets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(packets.getFirst()[0] | 3);
        out.write(0x80 | packets.size());
        for (byte[] packet : packets.subList(0, packets.size() - 1)) {
            assertThat(packet.length - 1).as("fits one length byte").isLessThan(252);
            out.write(packet.length - 1);
        }
        packets.forEach(p -> out.write(p, 1, p.length - 1));
        return out.toByteArray();
    }

    @Test
    void aPauseInTheSenderBecomesSilenceOfTheSameLength() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            call.caller().speak(Tones.tone(RATE_HZ, 440, 200, 8_000));
            call.caller().advance(48 * 500);
            Thread.sleep(500);
            call.caller().speak(Tones.tone(RATE_HZ, 440, 400, 8_000));
            short[] heard = call.listen(1_000);
            assertThat(Tones.rms(Arrays.copyOfRange(heard, RATE_HZ * 3 / 10, RATE_HZ * 6 / 10)))
                    .isLessThan(50);
            assertThat(Tones.rms(tail(heard, RATE_HZ * 8 / 10))).isGreaterThan(4_000);
        }
    }

    @Test
    void aCallerBehindANatThatRebindsKeepsTheCall() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            call.caller().speak(Tones.tone(RATE_HZ, 440, 200, 8_000));
            call.caller().rebind();
            long before = call.caller().packetsHeard();
            call.caller().speak(Tones.tone(RATE_HZ, 440, 2_500, 8_000));
            assertThat(call.media().isOpen()).isTrue();
            assertThat(call.caller().packetsHeard() - before).isGreaterThan(30);
            assertThat(call.media().stats().packetsReceived()).isGreaterThan(60);
        }
    }

    @Test
    void aCertificateThatTheOfferDidNotNameIsRefused() throws Exception {
        TestCaller caller = new TestCaller(
                CallerOptions.usual().withFingerprint(CallerOptions.usual().fingerprint()));
        BlockingQueue<String> closed = new ArrayBlockingQueue<>(4);
        Accepted accepted = server.accept("test", caller.offer(), closed::add);
        assertThatThrownBy(() -> caller.connect(accepted.answerSdp(), WAIT)).isInstanceOf(IllegalStateException.class);
        assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.FINGERPRINT_MISMATCH);
        assertThat(accepted.media().isOpen()).isFalse();
        assertThat(server.openCalls()).isZero();
        caller.close();
    }

    @Test
    void aCallerThatOffersNoSrtpIsRefused() throws Exception {
        TestCaller caller = new TestCaller(CallerOptions.usual().withProfiles());
        BlockingQueue<String> closed = new ArrayBlockingQueue<>(4);
        Accepted accepted = server.accept("test", caller.offer(), closed::add);
        assertThatThrownBy(() -> caller.connect(accepted.answerSdp(), WAIT)).isInstanceOf(IllegalStateException.class);
        assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.HANDSHAKE_FAILED);
        caller.close();
    }

    @Test
    void aCallerThatHangsUpIsFreedAtOnce() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            CallMedia.Playout playout = call.media().openPlayout();
            CountDownLatch end = new CountDownLatch(1);
            playout.listen(() -> {}, end::countDown);
            long before = System.nanoTime();
            call.caller().hangUp();
            assertThat(call.closed().poll(5, TimeUnit.SECONDS)).isEqualTo(CloseReason.CALLER_HUNG_UP);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            assertThat(call.media().isOpen()).isFalse();
            assertThat(call.media().receive(Duration.ofSeconds(5))).isEmpty();
            assertThat(playout.write(new short[480])).isFalse();
            assertThat(end.await(1, TimeUnit.SECONDS)).isTrue();
            assertThat(server.openCalls()).isZero();
            call.closed().add("seen");
        }
    }

    @Test
    void aCallerThatVanishesIsFreed() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            call.caller().vanish();
            assertThat(call.closed().poll(5, TimeUnit.SECONDS)).isEqualTo(CloseReason.VANISHED);
            call.closed().add("seen");
        }
    }

    @Test
    void aCallerThatNeverComesIsFreed() throws Exception {
        try (WebRtcServer impatient = WebRtcServer.open(config(1, Duration.ofMillis(300)))) {
            BlockingQueue<String> closed = new ArrayBlockingQueue<>(1);
            try (TestCaller caller = new TestCaller(CallerOptions.usual())) {
                impatient.accept("test", caller.offer(), closed::add);
                assertThat(closed.poll(5, TimeUnit.SECONDS)).isEqualTo(CloseReason.VANISHED);
            }
        }
    }

    @Test
    void hangingUpTellsTheCaller() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            await(() -> call.caller().packetsHeard() > 0);
            call.media().close("agent_done");
            assertThat(call.caller().end(WAIT)).isEqualTo(DtlsEnd.CLOSED_BY_PEER);
            assertThat(call.closed().poll(5, TimeUnit.SECONDS)).isEqualTo("agent_done");
            await(() -> call.caller().rtcp().stream().anyMatch(RtcpPacket.Goodbye.class::isInstance));
            call.closed().add("seen");
        }
    }

    @Test
    void reportsGiveTheRoundTripAndTheJitter() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            call.caller().speak(Tones.tone(RATE_HZ, 440, 1_500, 8_000));
            await(() -> call.media().stats().roundTripMs() >= 0);
            assertThat(call.media().stats().roundTripMs()).isBetween(0.0, 500.0);
            assertThat(call.media().stats().jitterMs()).isBetween(0.0, 50.0);
            RtcpPacket.SenderReport report = call.caller().rtcp().stream()
                    .filter(RtcpPacket.SenderReport.class::isInstance)
                    .map(RtcpPacket.SenderReport.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(report.packets()).isPositive();
            assertThat(report.blocks()).hasSize(1);
        }
    }

    @Test
    void whatTheCallerReportsAsReceivedIsAcknowledgedToTheSample() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            CallMedia.Playout playout = call.media().openPlayout();
            short[] tone = Tones.tone(VOICE_HZ, 600, 700, 8_000);
            assertThat(playout.write(tone)).isTrue();
            playout.finish();
            await(() -> playout.received().acknowledged());
            await(() -> playout.played() == tone.length);
            await(() -> playout.received().equals(new CallMedia.Received(tone.length, true)));
        }
    }

    @Test
    void whatTheCallerNeverReportsAsReceivedIsNotCounted() throws Exception {
        try (Call call = Call.connect(CallerOptions.usual())) {
            CallMedia.Playout playout = call.media().openPlayout();
            Thread writer = Thread.startVirtualThread(() -> {
                try {
                    boolean _ = playout.write(Tones.tone(VOICE_HZ, 600, 5_000, 8_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            await(() -> playout.played() >= VOICE_HZ);
            call.caller().deafen();
            long lost = playout.played();
            await(() -> playout.received().samples() + VOICE_HZ / 4 < playout.played());

            assertThat(playout.received().samples()).isBetween(lost - VOICE_HZ / 10, lost + VOICE_HZ / 50);
            assertThat(playout.received().acknowledged()).isTrue();
            playout.stop();
            writer.join();
        }
    }

    @Test
    void aFullServerRefusesAnotherCallAndTakesOneAgainLater() throws Exception {
        Call first = Call.connect(CallerOptions.usual());
        Call second = Call.connect(CallerOptions.usual());
        try (TestCaller third = new TestCaller(CallerOptions.usual())) {
            assertThatThrownBy(() -> server.accept("third", third.offer()))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.CAPACITY_EXCEEDED));
        }
        first.close();
        second.close();
        Call.connect(CallerOptions.usual()).close();
        assertThat(server.openCalls()).isZero();
    }

    @Test
    void aHundredCallsLeaveNothingBehind() throws Exception {
        Call.connect(CallerOptions.usual()).close();
        int codecs = OpusLibrary.openCodecs();
        int threads = Thread.activeCount();
        for (int i = 0; i < 100; i++) {
            Call.connect(CallerOptions.usual()).close();
        }
        assertThat(server.openCalls()).isZero();
        assertThat(OpusLibrary.openCodecs()).isEqualTo(codecs);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
    }

    @Test
    void aCallerWithA48KilohertzVoiceIsHeardAt16() throws Exception {
        OpusEncoder.Settings wide = new OpusEncoder.Settings(48_000, 64_000, 5, 0);
        try (Call call = Call.connect(CallerOptions.usual().withEncoder(wide))) {
            call.caller().speak(Tones.tone(48_000, 440, 400, 8_000));
            assertThat(Tones.amplitude(tail(call.listen(380), RATE_HZ / 10), RATE_HZ, 440))
                    .isBetween(6_500.0, 9_500.0);
        }
    }
}
