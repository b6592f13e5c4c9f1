package dev.kanak.benchmarks.text;

import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.LanguageRule;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationListener;
import dev.kanak.server.Conversations;
import dev.kanak.server.config.ConfigLoader;
import dev.kanak.server.talk.TalkOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The conversations of {@code dialogues.txt}, turn by turn, with the real tools; what they do is kept in memory only. */
final class TextTurns {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-20T11:00:00+05:30");

    private final Conversations conversations;
    private final List<List<String>> dialogues;

    private TextTurns(Conversations conversations, List<List<String>> dialogues) {
        this.conversations = conversations;
        this.dialogues = dialogues;
    }

    /** Reads the configuration of the folder the benchmarks run in. */
    static TextTurns load() throws IOException {
        var home = Path.of("").toAbsolutePath();
        var configuration = ConfigLoader.load(new ConfigLoader.Request(home, "personal", Map.of(), List.of()));
        return new TextTurns(Conversations.load(configuration), dialogues());
    }

    private static List<List<String>> dialogues() throws IOException {
        try (InputStream in = Objects.requireNonNull(TextTurns.class.getResourceAsStream("dialogues.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.strip().split("\n\n", -1))
                    .map(dialogue -> List.of(dialogue.split("\n", -1)))
                    .toList();
        }
    }

    /** Caller turns in all dialogues. */
    int count() {
        return dialogues.stream().mapToInt(List::size).sum();
    }

    /** Runs each turn. */
    @FunctionalInterface
    interface Observer {

        /** Takes a turn that is due, and runs it with {@link Turn#take}. */
        void turn(Turn turn) throws InterruptedException;
    }

    /** One turn of a caller. */
    static final class Turn {

        private final Conversation conversation;
        private final DialogueInput input;
        private boolean searched;

        private Turn(Conversation conversation, DialogueInput input) {
            this.conversation = conversation;
            this.input = input;
        }

        /** Lets the agent answer it. */
        void take() throws InterruptedException {
            conversation.on(input, new Searches());
        }

        /** True if the answer needed a search in the articles. */
        boolean searched() {
            return searched;
        }

        private final class Searches implements ConversationListener {

            @Override
            public void said(DialogueAction.Say say) {}

            @Override
            public void toolCalled(Tool.Request request) {}

            @Override
            public void toolFinished(Tool.Outcome outcome) {}

            @Override
            public void knowledgeFound(String query, List<String> articles, SearchEffort effort) {
                searched = true;
            }

            @Override
            public void stateChanged(DialogueAction.ChangeState change) {}

            @Override
            public void ended(String reason) {}

            @Override
            public void degraded(String component, String reason) {}
        }
    }

    /** Holds every dialogue once, each turn by the observer. */
    void hold(Observer observer) throws InterruptedException {
        var options = new TalkOptions(Optional.empty(), Optional.of(NOW), Map.of(), Optional.empty());
        for (List<String> dialogue : dialogues) {
            Conversation conversation = conversations.open(options);
            new Turn(conversation, new DialogueInput.Started()).take();
            for (String line : dialogue) {
                Language language = LanguageRule.of(line).orElse(Language.HINDI);
                observer.turn(new Turn(conversation, new DialogueInput.CallerSaid(Transcript.typed(line, language))));
            }
        }
    }
}
