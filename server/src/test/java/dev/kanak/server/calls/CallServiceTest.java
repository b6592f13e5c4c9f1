package dev.kanak.server.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.port.CallMedia;
import dev.kanak.server.calls.CallLine.Answered;
import dev.kanak.server.calls.CallLine.LiveCall;
import dev.kanak.server.calls.CallRefusedException.Reason;
import dev.kanak.server.metrics.Metrics;
import dev.kanak.server.talk.TalkOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallServiceTest {

    private static final CallsConfig LIMITS =
            new CallsConfig(2, 100, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMillis(1), Duration.ZERO);

    private final List<CallLine.NewCall> begun = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final Metrics metrics = new Metrics();
    private int dropped;
    private final CallService calls =
            new CallService(LIMITS, this::answer, metrics.calls(), () -> Instant.parse("2026-11-20T06:00:00Z"));

    private Answered answer(CallLine.NewCall call, String offer) {
        if (offer.equals("bad")) {
            throw new OfferException("sdp_no_audio", "no audio", new IllegalStateException());
        }
        begun.add(call);
        return new Answered("answer to " + offer, new Live(call.onEnd()));
    }

    private final class Live implements LiveCall {

        private final Runnable onEnd;

        Live(Runnable onEnd) {
            this.onEnd = onEnd;
        }

        @Override
        public void say(String text) {
            commands.add("say " + text);
        }

        @Override
        public void hangUp(String reason) {
            commands.add("hang up " + reason);
            onEnd.run();
        }

        @Override
        public void drain() {
            commands.add("drain");
        }

        @Override
        public CallMedia.Stats stats() {
            return new CallMedia.Stats(10, 1, 0, 0, 0, 1, dropped, 10, 0, -1, 0);
        }
    }

    @AfterEach
    void close() {
        calls.close();
        metrics.close();
    }

    private CallService.Opened open() {
        return calls.open("offer", TalkOptions.NONE);
    }

    @Test
    void anAnsweredCallIsFoundByIts128BitId() {
        var opened = open();

        assertThat(opened.answerSdp()).isEqualTo("answer to offer");
        assertThat(opened.call().id()).hasSize(22).matches("[A-Za-z0-9_-]+");
        assertThat(calls.find(opened.call().id())).contains(opened.call());
    }

    @Test
    void oneCallTooManyIsRefusedUntilAnotherEnds() {
        var first = open();
        open();

        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(this::open)
                .matches(refused -> refused.reason() == Reason.FULL);
        calls.hangUp(first.call().id());
        assertThat(open().call().ended()).isFalse();
    }

    @Test
    void aBadOfferTakesNoLine() {
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(OfferException.class).isThrownBy(() -> calls.open("bad", TalkOptions.NONE));
        }

        assertThat(calls.openCount()).isZero();
    }

    @Test
    void hangingUpEndsTheCallOnce() {
        String id = open().call().id();

        assertThat(calls.hangUp(id)).isTrue();
        assertThat(calls.hangUp(id)).isFalse();
        assertThat(calls.hangUp("unknown")).isFalse();
        assertThat(commands).containsExactly("hang up hangup");
        assertThat(calls.openCount()).isZero();
    }

    @Test
    void aCallThatEndsByItselfFreesItsLineOnce() {
        open();
        begun.getFirst().onEnd().run();
        begun.getFirst().onEnd().run();

        assertThat(calls.openCount()).isZero();
    }

    @Test
    void drainingRefusesNewCallsLetsSentencesFinishAndThenEndsTheRest() throws InterruptedException {
        open();

        calls.drain();

        assertThat(commands).containsExactly("drain", "hang up shutdown");
        assertThat(calls.openCount()).isZero();
        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(this::open)
                .matches(refused -> refused.reason() == Reason.DRAINING);
    }

    @Test
    void lossAndConcealmentAreCountedWhenACallEnds() {
        calls.hangUp(open().call().id());

        assertThat(metrics.scrape())
                .contains("voice_media_packets_total{fate=\"lost\"} 1.0")
                .contains("voice_media_frames_total{fate=\"concealed\"} 1.0")
                .contains("voice_calls_started_total 1.0")
                .contains("voice_calls_open 0.0");
    }

    @Test
    void framesAreCountedAsDroppedWhileTheCallIsOpenAndOnce() {
        var call = open().call();
        dropped = 3;
        assertThat(metrics.scrape()).contains("frames_dropped_total 3.0");
        dropped = 5;
        assertThat(metrics.scrape()).contains("frames_dropped_total 5.0");
        calls.hangUp(call.id());
        assertThat(metrics.scrape()).contains("frames_dropped_total 5.0").doesNotContain("fate=\"dropped\"");
    }
}
