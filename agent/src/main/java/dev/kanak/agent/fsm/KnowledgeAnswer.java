package dev.kanak.agent.fsm;

import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes the sentences of an article that answer a question: at most two, side by side, in the lender's own words. */
final class KnowledgeAnswer {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[।?!])\\s+|(?<=[.])\\s+(?=\\p{Lu})");
    /** A sentence that makes no sense without the one before it. */
    private static final Pattern POINTS_BACK = Pattern.compile(
            "^\\s*(?:It|This|That|They|These|यह|ये|वह|वे|इस|उस|इन|उन)\\b", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int MOST_WORDS = 45;
    private static final int SHORT_KEY = 2;
    private static final double LANGUAGE_MATTERS = 0.6;

    private KnowledgeAnswer() {}

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

    /** At most two sentences side by side that share most words with the question; the first ones if none does. */
    static String extract(String text, String question) {
        List<String> sentences = List.of(SENTENCE_END.split(text.strip()));
        Set<String> asked = keys(question);
        int best = 0;
        int bestShared = shared(sentences.getFirst(), asked);
        for (int at = 1; at < sentences.size(); at++) {
            int here = shared(sentences.get(at), asked);
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

    private static int shared(String sentence, Set<String> asked) {
        Set<String> keys = keys(sentence);
        keys.retainAll(asked);
        return keys.size();
    }

    private static Set<String> keys(String text) {
        Set<String> keys = new HashSet<>();
        for (String token : Tokens.of(text)) {
            String key = PhoneticKey.coarse(token);
            if (key.length() > SHORT_KEY) {
                keys.add(key);
            }
        }
        return keys;
    }
}
