package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.event.TurnRecord.Speculation;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.conversation.ToolRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final Optional<String> NOTHING_HELD = Optional.empty();

    private final Rehearsal rehearsal = new Rehearsal(
            "c1",
            new Conversation(
                    new Mute(),
                    Optional.empty(),
                    new ToolRunner(List.of()),
                    (query, language, limit) -> List.of(),
                    new ConversationConfig(Duration.ofSeconds(2), 3),
                    Clock.systemUTC()),
            new NoVoice(),
            3);

    private void say(String text) {
        rehearsal.heard(new Transcript(text, Language.HINDI, 0.9), true, NOTHING_HELD);
        rehearsal.silence(true, NOTHING_HELD);
        rehearsal.turnEnded();
    }

    @Test
    void whatIsPreparedForNothingIsWasted() {
        say("पचास ग्राम");

        assertThat(rehearsal.endTurn()).isEqualTo(new Speculation(1, 0, 1, 0));
        assertThat(rehearsal.endTurn()).isEqualTo(Speculation.NONE);
    }

    @Test
    void whatIsPreparedForATurnWithoutAnAnswerIsWastedInTheNext() {
        say("हाँ");
        rehearsal.drop();
        say("पचास ग्राम");

        assertThat(rehearsal.endTurn()).isEqualTo(new Speculation(2, 0, 2, 0));
    }

    private static final class Mute implements Dialogue {

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            return List.of();
        }

        @Override
        public View view() {
            return new View("DISCOVERY", Language.HINDI, Optional.empty(), Map.of(), Duration.ofSeconds(6), false);
        }
    }

    private static final class NoVoice implements TextToSpeech {

        @Override
        public int sampleRateHz() {
            return 24_000;
        }

        @Override
        public void speak(Clause clause, PcmSink sink) {}
    }
}
