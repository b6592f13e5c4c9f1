package dev.kanak.agent.fsm;

import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Takes the sentences of an article that answer a question: at most two, side by side, in the lender's own words. */
final class KnowledgeAnswer {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[।?!])\\s+|(?<=[.])\\s+(?=\\p{Lu})");
    /** A sentence that makes no sense without the one before it. */
    private static final Pattern POINTS_BACK = Pattern.compile(
            "^\\s*(?:It|This|That|They|These|So|Therefore|Then|यह|ये|वह|वे|इस|इसलिए|तब|उस|इन|उन)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final int MOST_WORDS = 45;
    private static final Pattern FIGURE = Pattern.compile("\\d");
    private static final int SHORT_KEY = 2;
    private static final double LANGUAGE_MATTERS = 0.6;

    /** Concepts that any sentence on gold loans may hold. */
    private static final Set<String> COMMON = Set.of(
            "gold", "loan", "ornament", "bank", "money", "isare", "stop_words", "askq", "what", "yes", "no", "and");

    private final Function<String, Set<String>> concepts;

    /** @param concepts of a text, by name: words of one meaning count as one */
    KnowledgeAnswer(Function<String, Set<String>> concepts) {
        this.concepts = concepts;
    }

    /**
     * The article to answer from: the best in the caller's language unless one in another language is far better.
     *
     * @param articles best first
     */
    static Optional<Article> choose(List<Article> articles, Language language) {
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        double enough = articles.getFirst().score() * LANGUAGE_MATTERS;
        return articles.stream()
                .filter(article -> readable(article, language) && article.score() >= enough)
                .findFirst()
                .or(() -> Optional.of(articles.getFirst()));
    }

    /** True if a caller of a language is served by the article's language. */
    static boolean readable(Article article, Language language) {
        boolean english = article.language() == Language.ENGLISH;
        return english == (language == Language.ENGLISH);
    }

    /**
     * At most two sentences side by side that share most with the question, a word that many sentences hold for little; the
     * first ones if none shares anything.
     */
    String extract(String text, String question) {
        List<String> sentences = List.of(SENTENCE_END.split(text.strip()));
        Set<String> asked = keys(question);
        List<Set<String>> held = sentences.stream().map(this::keys).toList();
        int best = 0;
        double bestShared = shared(0, held, asked);
        for (int at = 1; at < sentences.size(); at++) {
            double here = shared(at, held, asked);
            if (here > bestShared) {
                best = at;
                bestShared = here;
            }
        }
        best = best > 0 && POINTS_BACK.matcher(sentences.get(best)).find() ? best - 1 : best;
        String one = sentences.get(best).strip();
        if (best + 1 >= sentences.size()) {
            return one;
        }
        String two = one + " " + sentences.get(best + 1).strip();
        return two.split("\\s+").length <= MOST_WORDS ? two : one;
    }

    /** One sentence of an answer: the first, or if a figure was asked the first that holds one. */
    static String brief(String text, boolean figureAsked) {
        List<String> sentences = List.of(SENTENCE_END.split(text.strip()));
        boolean figures = FIGURE.matcher(sentences.getFirst()).find();
        return sentences.stream()
                .filter(sentence ->
                        figureAsked && !figures && FIGURE.matcher(sentence).find())
                .findFirst()
                .orElse(sentences.getFirst());
    }

    private static double shared(int sentence, List<Set<String>> held, Set<String> asked) {
        return held.get(sentence).stream()
                .filter(asked::contains)
                .mapToDouble(key ->
                        1.0 / held.stream().filter(keys -> keys.contains(key)).count())
                .sum();
    }

    private Set<String> keys(String text) {
        Set<String> keys = new HashSet<>();
        concepts.apply(text).stream()
                .filter(concept -> !COMMON.contains(concept))
                .map(concept -> "=" + concept)
                .forEach(keys::add);
        for (String token : Tokens.of(text)) {
            String key = PhoneticKey.coarse(token);
            Set<String> meant = concepts.apply(token);
            boolean common = !meant.isEmpty() && COMMON.containsAll(meant);
            if (key.length() > SHORT_KEY && !common) {
                keys.add(key);
            }
        }
        return keys;
    }
}
