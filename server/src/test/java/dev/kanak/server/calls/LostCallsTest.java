package dev.kanak.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.conversation.ToolRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostCallsTest {

    private Instant now = Instant.parse("2026-11-20T05:30:00Z");
    private final LostCalls lost = new LostCalls(Duration.ofMinutes(2), () -> now);

    private static Conversation conversation(boolean ended) {
        return new Conversation(
                new StillDialogue(ended),
                new ToolRunner(List.of()),
                (query, language, limit) -> List.of(),
                new ConversationConfig(Duration.ofSeconds(2), 3),
                Clock.systemUTC());
    }

    @Test
    void aConversationIsGivenBackOnce() {
        var broken = conversation(false);
        lost.keep("r1", broken);
        assertThat(lost.take("r1")).containsSame(broken);
        assertThat(lost.take("r1")).isEmpty();
    }

    @Test
    void anUnknownTokenGivesNothing() {
        assertThat(lost.take("r2")).isEmpty();
    }

    @Test
    void aCallerWhoComesTooLateBeginsAnew() {
        lost.keep("r1", conversation(false));
        now = now.plusSeconds(121);
        assertThat(lost.take("r1")).isEmpty();
    }

    @Test
    void whoeverDidNotComeBackIsForgottenThoughNobodyAsks() {
        lost.keep("r1", conversation(false));
        now = now.plusSeconds(120);
        lost.forgetExpired();
        assertThat(lost.count()).isEqualTo(1);
        now = now.plusSeconds(1);
        lost.forgetExpired();
        assertThat(lost.count()).isZero();
    }

    @Test
    void aConversationThatIsOverIsNotKept() {
        lost.keep("r1", conversation(true));
        assertThat(lost.take("r1")).isEmpty();
    }

    private record StillDialogue(boolean over) implements Dialogue {

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            return List.of();
        }

        @Override
        public View view() {
            return new View("QUALIFY", Language.HINDI, Optional.empty(), Map.of(), Duration.ofSeconds(6), over);
        }
    }
}
