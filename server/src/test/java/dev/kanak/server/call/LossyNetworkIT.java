package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.server.call.UdpRelay.Weather;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call over a network that loses, swaps and doubles datagrams. */
@ExtendWith(KanakExtension.class)
final class LossyNetworkIT {

    private static final Weather BAD = new Weather(0.10, 0.05, 0.05, 20261120);

    private final Signalling signalling;
    private final LibwebrtcPhone phone;

    LossyNetworkIT(KanakProcess kanak, LibwebrtcPhone phone) {
        this.phone = phone;
        signalling = new Signalling(kanak.base());
    }

    @Test
    void aTenthOfThePacketsLostDoesNotEndOrGarbleTheCall(TestReporter reporter) {
        Script script = Script.of("hi");
        Counters before = counters();
        try (UdpRelay relay = new UdpRelay(BAD);
                LibwebrtcCaller caller = phone.ring(signalling, script.acceptLanguage(), relay::lead)) {
            Conversation conversation = new Conversation(caller, script.caller());
            conversation.awaitGreeting();
            conversation.say(script.words("weight"));
            conversation.say(script.words("purity"));
            Pcm recording = caller.recording();
            recording.writeWav(Checkout.output("recordings").resolve("lossy-hi.wav"));
            CallJudge judge = new CallJudge(caller.events(), recording);
            judge.eachUtteranceHasOneFinal(conversation.exchanges());
            judge.slotIs("gold_weight_g", 50);
            judge.slotIs("purity_karat", 22);
            judge.everyTurnOfTheAgentIsHeard();

            assertThat(caller.hangUp()).isEqualTo(204);
            caller.events().await(0, "the end", Duration.ofSeconds(5), event -> event.is("call.ended"));
            Counters after = counters();
            reporter.publishEntry(
                    "lossy network",
                    "forwarded %d, lost %d, swapped %d, doubled %d; %s to %s"
                            .formatted(
                                    relay.forwarded(), relay.lost(), relay.swapped(), relay.doubled(), before, after));
            assertThat(relay.lost()).isGreaterThan(relay.forwarded() / 20);
            assertThat(after.fec()).as("frames from FEC").isGreaterThan(before.fec());
            assertThat(after.plc()).as("frames concealed").isGreaterThan(before.plc());
            assertThat(after.duplicate()).as("duplicates refused").isGreaterThan(before.duplicate());
            assertThat(after.reordered()).as("packets put in order").isGreaterThan(before.reordered());
        }
    }

    /** What the server has counted in all calls that have ended. */
    private record Counters(double fec, double plc, double duplicate, double reordered) {}

    private Counters counters() {
        return new Counters(
                signalling.metric("voice_media_frames_total", "fate=\"recovered_by_fec\""),
                signalling.metric("voice_media_frames_total", "fate=\"concealed\""),
                signalling.metric("voice_media_packets_total", "fate=\"duplicate\""),
                signalling.metric("voice_media_packets_total", "fate=\"reordered\""));
    }
}
