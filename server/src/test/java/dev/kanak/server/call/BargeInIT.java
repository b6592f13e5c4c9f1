package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.server.call.Caller.Spoken;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller who speaks while the agent talks. */
@ExtendWith(KanakExtension.class)
final class BargeInIT {

    /** From the caller's first voiced sample to the agent's last audible one, at the caller's ear. */
    private static final double SILENT_WITHIN_SECONDS = 0.6;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Signalling signalling;
    private final LibwebrtcPhone phone;
    private final Script script = Script.of("hi");

    BargeInIT(KanakProcess kanak, LibwebrtcPhone phone) {
        this.phone = phone;
        signalling = new Signalling(kanak.base());
    }

    @Test
    void speakingOverTheAgentStopsItAndTheEventsSayWhatWasHeard(TestReporter reporter) {
        try (LibwebrtcCaller caller = phone.ring(signalling, script.acceptLanguage())) {
            EventLog events = caller.events();
            SeenEvent started = events.await(0, "the greeting", LIMIT, event -> event.is("agent.audio_started"));
            events.awaitThat("a second of the greeting", LIMIT, () -> caller.clock() > started.at() + 1.2);

            Pcm words = script.caller().say(script.words("weight"));
            Spoken spoken = caller.speak(words);
            double voiced = spoken.from()
                    + new Loudness(words).first(0, words.seconds()).orElseThrow();
            SeenEvent stopped = events.await(0, "the cut", LIMIT, event -> event.is("agent.audio_stopped"));
            events.await(0, "the caller's words", LIMIT, event -> event.is("transcript.final"));
            events.awaitThat(
                    "the agent to answer",
                    LIMIT,
                    () -> events.all("agent.audio_started").size() > 1);

            Pcm recording = caller.recording();
            recording.writeWav(Checkout.output("recordings").resolve("barge-in.wav"));
            double resumed = events.all("agent.audio_started").get(1).at();
            double silent =
                    new Loudness(recording).last(started.at(), resumed - 0.05).orElseThrow();
            reporter.publishEntry("barge-in: agent silent after", String.format("%.0f ms", (silent - voiced) * 1000));

            assertThat(silent - voiced).as("time to silence, s").isBetween(0.0, SILENT_WITHIN_SECONDS);
            assertThat(events.all("agent.interrupted"))
                    .extracting(event -> event.text("turn_id"))
                    .containsExactly(started.text("turn_id"));
            assertThat(stopped.text("turn_id")).isEqualTo(started.text("turn_id"));
            assertHeardIsTheBeginning(stopped.text("heard"), saidIn(events, started.text("turn_id")));
        }
    }

    private static String saidIn(EventLog events, String turnId) {
        return events.all("agent.text").stream()
                .filter(event -> event.text("turn_id").equals(turnId))
                .map(event -> event.text("text"))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private static void assertHeardIsTheBeginning(String heard, String said) {
        String whole = said.replaceAll("\\s+", " ").strip();
        String part = heard.replaceAll("\\s+", " ").strip();
        assertThat(part).as("heard").isNotEmpty().hasSizeLessThan(whole.length());
        assertThat(whole).startsWith(part);
    }

    /** What the caller heard, over all pieces of a sentence that was held and went on. */
    private static String heardIn(EventLog events) {
        return events.all("agent.audio_stopped").stream()
                .map(event -> event.text("heard").strip())
                .filter(heard -> !heard.isEmpty())
                .reduce("", (a, b) -> (a + " " + b).strip());
    }

    @Test
    void afterAMereBackchannelTheAgentGoesOnAtTheWord() {
        try (LibwebrtcCaller caller = phone.ring(signalling, script.acceptLanguage())) {
            EventLog events = caller.events();
            SeenEvent started = events.await(0, "the greeting", LIMIT, event -> event.is("agent.audio_started"));
            events.awaitThat("a second of the greeting", LIMIT, () -> caller.clock() > started.at() + 1.2);
            caller.speak(script.caller().say("हाँ"));
            String said = saidIn(events, started.text("turn_id")).strip();

            events.awaitThat(
                    "the whole greeting to be heard",
                    LIMIT,
                    () -> heardIn(events).equals(said));

            assertThat(events.all("agent.interrupted")).isEmpty();
        }
    }
}
