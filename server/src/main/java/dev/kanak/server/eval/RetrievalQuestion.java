package dev.kanak.server.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A labelled question.
 *
 * @param articles ids of articles ({@code documents.hi}) or of topics ({@code documents}), any of which is right
 * @param facts texts that the answer must hold, all of them; compared as words
 * @param answerable whether the knowledge has the answer
 */
record RetrievalQuestion(
        JsonLine line, String text, Language language, List<String> articles, List<String> facts, boolean answerable) {

    /** @throws EvalException if the record lacks the question or the language, or a list holds something else than texts */
    static RetrievalQuestion of(JsonLine line) {
        List<String> articles = texts(line, "gold_articles");
        boolean answerable = line.json().path("answerable").asBoolean(!articles.isEmpty());
        return new RetrievalQuestion(
                line,
                line.text("question"),
                line.language().orElseThrow(() -> line.problem("lacks a \"language\"")),
                articles,
                texts(line, "must_contain"),
                answerable);
    }

    /** Place of the first right article, from 1; 0 if none is among them. */
    int place(List<String> found) {
        for (int i = 0; i < found.size(); i++) {
            String id = found.get(i);
            String topic = id.contains(".") ? id.substring(0, id.lastIndexOf('.')) : id;
            if (articles.contains(id)
                    || articles.contains(topic)
                    || articles.stream().anyMatch(gold -> isOf(topic, gold))) {
                return i + 1;
            }
        }
        return 0;
    }

    /** True if a text holds every fact; of alternatives parted by {@code |} one is enough. */
    boolean isAnsweredBy(String answer) {
        String words = String.join(" ", Tokens.of(answer));
        return facts.stream()
                .allMatch(fact -> Arrays.stream(fact.split("\\|", -1))
                        .anyMatch(one -> words.contains(String.join(" ", Tokens.of(one)))));
    }

    private static boolean isOf(String topic, String gold) {
        return gold.startsWith(topic + ".");
    }

    private static List<String> texts(JsonLine line, String field) {
        JsonNode value = line.json().path(field);
        List<String> texts = new ArrayList<>();
        if (value.isTextual() && !value.textValue().isBlank()) {
            texts.add(value.textValue());
        } else if (value.isArray()) {
            for (JsonNode item : value) {
                if (!item.isTextual()) {
                    throw line.problem("\"" + field + "\" must be a list of texts");
                }
                texts.add(item.textValue());
            }
        } else if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw line.problem("\"" + field + "\" must be a text or a list of texts");
        }
        return texts;
    }
}
