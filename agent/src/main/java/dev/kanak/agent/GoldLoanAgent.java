package dev.kanak.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kanak.agent.fsm.Conversation;
import dev.kanak.agent.fsm.Flow;
import dev.kanak.agent.fsm.Loanwords;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.intent.IntentClassifier;
import dev.kanak.agent.intent.IntentRanking;
import dev.kanak.agent.intent.IntentRules;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.slot.NameWords;
import dev.kanak.agent.slot.PlaceReader;
import dev.kanak.agent.slot.SlotReader;
import dev.kanak.agent.slot.TownWords;
import dev.kanak.agent.topic.TopicRules;
import dev.kanak.agent.wording.Prompts;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes gold-loan conversations. */
public final class GoldLoanAgent {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** What most calls hear, by key. */
    private static final List<String> OPENINGS = List.of(
            "greeting",
            "consent.yes",
            "consent.no",
            "discovery",
            "no_match.1",
            "no_input.1",
            "hello",
            "certainly",
            "hold",
            "more",
            "goodbye.plain",
            "goodbye");

    private GoldLoanAgent() {}

    /** A thread-safe factory of conversations for a lender; reads its rules and wording once, from the class path. */
    public static Dialogue.Factory factory(AgentConfig config) {
        return factory(config, understanding(config));
    }

    /** A thread-safe factory of conversations that share an understanding. */
    public static Dialogue.Factory factory(AgentConfig config, Understanding understanding) {
        Conversation.Mind mind = new Conversation.Mind(prompts(config), understanding, topics(), flow(), loanwords());
        return new Dialogue.Factory() {
            @Override
            public Dialogue open(Optional<Language> language) {
                return open(language, Optional.empty());
            }

            @Override
            public Dialogue open(Optional<Language> language, Optional<String> callerNumber) {
                return new RevisableDialogue(() -> new Conversation(config, mind, language, callerNumber));
            }
        };
    }

    /**
     * What the agent of a lender says in the same words in every call: nothing of a caller and no figure of a tool is in it.
     */
    public static List<Say> fixedSentences(AgentConfig config) {
        return fixed(config).values().stream().flatMap(List::stream).toList();
    }

    /** Those of the fixed sentences that most calls hear, the first ones first, each in the lender's first language first. */
    public static List<Say> openings(AgentConfig config) {
        return fixed(config).headMap(OPENINGS.size()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static SortedMap<Integer, List<Say>> fixed(AgentConfig config) {
        Prompts prompts = prompts(config);
        SortedMap<Integer, List<Say>> byRank = new TreeMap<>();
        Stream.of(Language.values())
                .sorted(Comparator.comparing(language -> language != config.firstLanguage()))
                .forEach(language -> prompts.fixed(language, config.lenderPlaces(language))
                        .forEach((key, text) -> byRank.computeIfAbsent(rank(key), _ -> new ArrayList<>())
                                .add(new Say(text, language, Optional.empty(), 1))));
        return byRank;
    }

    private static int rank(String key) {
        int opening = OPENINGS.indexOf(key);
        return opening < 0 ? OPENINGS.size() : opening;
    }

    static TopicRules topics() {
        Map<String, Map<String, List<String>>> read =
                read("topics.yaml", new TypeReference<Map<String, Map<String, List<String>>>>() {});
        return new TopicRules(read.getOrDefault("words", Map.of()), read.getOrDefault("topics", Map.of()));
    }

    static Flow flow() {
        return new Flow(read("flow.yaml", new TypeReference<Flow.Table>() {}));
    }

    static Loanwords loanwords() {
        return new Loanwords(read("loanwords.yaml", new TypeReference<Map<String, String>>() {}));
    }

    /** The understanding of a lender's agent; reads its rules once, from the class path. */
    public static Understanding understanding(AgentConfig config) {
        Lexicon lexicon = lexicon();
        return new Understanding(lexicon, new IntentRanking(rules(lexicon), classifier()), slots(config, lexicon));
    }

    static Lexicon lexicon() {
        return new Lexicon(read("lexicon.yaml", new TypeReference<Map<String, List<String>>>() {}));
    }

    static IntentRules rules(Lexicon lexicon) {
        Map<String, Map<String, Double>> rules =
                read("intents.yaml", new TypeReference<Map<String, Map<String, Double>>>() {});
        return new IntentRules(rules, lexicon.concepts());
    }

    static IntentClassifier classifier() {
        try (InputStream in = resource("intents.bin")) {
            return IntentClassifier.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource intents.bin", e);
        }
    }

    static SlotReader slots(AgentConfig config, Lexicon lexicon) {
        NameWords names = new NameWords(read("names.yaml", new TypeReference<Map<String, List<String>>>() {}));
        Lexicon lenders = new Lexicon(exact(read("lenders.yaml", new TypeReference<Map<String, List<String>>>() {})));
        return new SlotReader(new PlaceReader(config.places(), townWords(config)), names, lexicon, lenders);
    }

    private static Map<String, List<String>> exact(Map<String, List<String>> entries) {
        return entries.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey() + "!", Map.Entry::getValue));
    }

    private static TownWords townWords(AgentConfig config) {
        List<String> bank = config.bankNames().values().stream()
                .flatMap(name -> Tokens.of(name).stream())
                .toList();
        return new TownWords(
                read("no-places.yaml", new TypeReference<Map<String, List<String>>>() {}), bank, commonWords());
    }

    private static List<String> commonWords() {
        try (InputStream in = resource("common-words.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource common-words.txt", e);
        }
    }

    static Prompts prompts(AgentConfig config) {
        Map<Language, Map<String, String>> sentences = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            sentences.put(
                    language,
                    read("wording/" + language.code() + ".yaml", new TypeReference<Map<String, String>>() {}));
        }
        return new Prompts(sentences, config.gender());
    }

    private static InputStream resource(String name) {
        InputStream in = GoldLoanAgent.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("no resource " + name);
        }
        return in;
    }

    private static <T> T read(String resource, TypeReference<T> type) {
        try (InputStream in = resource(resource)) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }
}
