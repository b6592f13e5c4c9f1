package dev.kanak.server.gateway;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.port.CallMedia;
import dev.kanak.server.calls.CallLine;
import dev.kanak.server.calls.OfferException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Answers every offer that begins like SDP and emits what it is told to; keeps what it was asked. */
final class FakeLine implements CallLine {

    final List<NewCall> begun = new CopyOnWriteArrayList<>();
    final List<String> typed = new CopyOnWriteArrayList<>();
    final List<String> hungUp = new CopyOnWriteArrayList<>();

    @Override
    public Answered answer(NewCall call, String offerSdp) {
        if (!offerSdp.startsWith("v=0")) {
            throw new OfferException(
                    "sdp_no_version", "The offer does not begin with v=0.", new IllegalStateException());
        }
        if (offerSdp.contains("a=crash")) {
            throw new IllegalStateException("secret of dev.kanak.Insides");
        }
        begun.add(call);
        call.events().emit(new CallEvent.CallStarted(0, call.id(), ""));
        return new Answered("v=0\r\nanswer\r\n", new Live(call));
    }

    /** The last call that began. */
    NewCall last() {
        return begun.getLast();
    }

    private final class Live implements LiveCall {

        private final NewCall call;
        private final AtomicLong time = new AtomicLong(100);

        Live(NewCall call) {
            this.call = call;
        }

        @Override
        public void say(String text) {
            typed.add(text);
            call.events().emit(new CallEvent.TurnEnded(time.incrementAndGet(), "u1", "typed"));
        }

        @Override
        public void hangUp(String reason) {
            hungUp.add(reason);
            call.events().emit(new CallEvent.CallEnded(time.incrementAndGet(), reason));
            call.onEnd().run();
        }

        @Override
        public void drain() {
            hangUp("server_shutdown");
        }

        @Override
        public CallMedia.Stats stats() {
            return new CallMedia.Stats(100, 3, 0, 0, 2, 1, 0, 90, 0, 12.5, 1.5);
        }
    }
}
