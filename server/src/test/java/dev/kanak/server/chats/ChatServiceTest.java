package dev.kanak.server.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.server.metrics.Metrics;
import dev.kanak.server.talk.TalkOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatServiceTest {

    private Instant now = Instant.parse("2026-11-20T05:30:00Z");
    private Runnable whileGreeting = () -> {};
    private final ChatService chats = new ChatService(
            new ChatsConfig(2, Duration.ofMinutes(5), 1_000), _ -> conversation(), new Metrics(), () -> now);

    private Conversation conversation() {
        return new Conversation(
                new Greeting(),
                new ToolRunner(List.of()),
                (query, language, limit) -> List.of(),
                new ConversationConfig(Duration.ofSeconds(2), 3),
                Clock.systemUTC());
    }

    @Test
    void aChatThatWasIdleForTooLongIsForgottenThoughNobodyAsks() throws InterruptedException {
        var _ = chats.open(TalkOptions.NONE);
        now = now.plusSeconds(300);
        chats.forgetIdle();
        assertThat(chats.count()).isEqualTo(1);
        now = now.plusSeconds(1);
        chats.forgetIdle();
        assertThat(chats.count()).isZero();
    }

    @Test
    void aMessageKeepsAChat() throws InterruptedException {
        String id = chats.open(TalkOptions.NONE).id();
        now = now.plusSeconds(299);
        var _ = chats.answer(id, new ChatInput.NoInput());
        now = now.plusSeconds(299);
        chats.forgetIdle();
        assertThat(chats.count()).isEqualTo(1);
    }

    @Test
    void chatsThatAreBeingGreetedCountAsOpen() throws InterruptedException {
        whileGreeting = () -> {
            whileGreeting = () -> assertThatExceptionOfType(ChatException.class)
                    .isThrownBy(() -> chats.open(TalkOptions.NONE))
                    .extracting(ChatException::reason)
                    .isEqualTo(ChatException.Reason.FULL);
            openAnother();
        };
        openAnother();
        assertThat(chats.count()).isEqualTo(2);
    }

    private void openAnother() {
        try {
            var _ = chats.open(TalkOptions.NONE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aChatThatCouldNotBeginLeavesItsPlace() throws InterruptedException {
        whileGreeting = () -> {
            throw new IllegalStateException("cannot begin");
        };
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> chats.open(TalkOptions.NONE));
        }
        whileGreeting = () -> {};
        var _ = chats.open(TalkOptions.NONE);
        assertThat(chats.count()).isEqualTo(1);
    }

    /** Does what the test wants while it greets. */
    private final class Greeting implements Dialogue {

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            whileGreeting.run();
            return List.of();
        }

        @Override
        public View view() {
            return new View("GREETING", Language.HINDI, Optional.empty(), Map.of(), Duration.ofSeconds(6), false);
        }
    }
}
