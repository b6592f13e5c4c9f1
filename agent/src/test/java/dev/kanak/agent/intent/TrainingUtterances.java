package dev.kanak.agent.intent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kanak.agent.intent.IntentTraining.Example;
import dev.kanak.core.text.PhoneticKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The utterances that the intent classifier learns from and is judged by. */
public final class TrainingUtterances {

    private static final double EVEN_SHARE = 40;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A labelled utterance.
     *
     * @param sound the same for utterances that differ only in script or spelling
     */
    public record Labelled(String intent, String language, List<String> tokens, Concepts heard, String sound) {

        /** Reads a text. */
        public static Labelled of(String intent, String language, String text, Lexicon lexicon) {
            List<String> tokens = Words.of(text);
            String sound = tokens.stream().map(PhoneticKey::coarse).collect(Collectors.joining(" "));
            return new Labelled(intent, language, tokens, lexicon.hear(tokens), sound);
        }
    }

    private TrainingUtterances() {}

    /** The written utterances of a file of templates by intent and language. */
    public static List<Labelled> templates(Path file, Lexicon lexicon) {
        List<Labelled> all = new ArrayList<>();
        try {
            Map<String, Map<String, List<String>>> byIntent = new YAMLMapper()
                    .readValue(file.toFile(), new TypeReference<Map<String, Map<String, List<String>>>>() {});
            byIntent.forEach((intent, byLanguage) -> byLanguage.forEach((language, texts) -> texts.forEach(text ->
                    Templates.expand(text).forEach(each -> all.add(Labelled.of(intent, language, each, lexicon))))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The labelled utterances of a file of the domain. */
    public static List<Labelled> domain(Path file, Lexicon lexicon) {
        List<Labelled> all = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode node = JSON.readTree(line);
                all.add(Labelled.of(
                        node.get("intent").asText(),
                        node.get("lang").asText(),
                        node.get("text").asText(),
                        lexicon));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Examples to learn from: the domain's count fully, the written ones evenly for each intent and language; none sounds like one held out. */
    public static List<Example> examples(List<Labelled> written, List<Labelled> domain, Set<String> heldOut) {
        Map<String, Integer> counts = new HashMap<>();
        written.forEach(u -> counts.merge(u.intent() + " " + u.language(), 1, Integer::sum));
        List<Example> examples = new ArrayList<>();
        for (Labelled u : written) {
            double share = EVEN_SHARE / counts.getOrDefault(u.intent() + " " + u.language(), 1);
            if (!heldOut.contains(u.sound())) {
                examples.add(Example.of(u.intent(), u.tokens(), u.heard(), Math.min(1, share)));
            }
        }
        for (Labelled u : domain) {
            if (!heldOut.contains(u.sound())) {
                examples.add(Example.of(u.intent(), u.tokens(), u.heard(), 1));
            }
        }
        return examples;
    }
}
