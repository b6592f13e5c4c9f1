package dev.kanak.rag.answer;

import dev.kanak.rag.analysis.WordForms;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence of an article.
 *
 * @param text as it is said
 * @param stems stems of its words, and of its translation's where the sentences pair up
 * @param skeletons consonants of the same words
 * @param kinds of what may be asked that it could be
 * @param vectors of it and of its translations, by an embedder; empty ones without one
 */
record Sentence(String text, Set<String> stems, Set<String> skeletons, Set<AskedKind> kinds, List<float[]> vectors) {

    /** A sentence that makes no sense without the one before it. */
    private static final Pattern POINTS_BACK = Pattern.compile(
            "^\\s*(?:It|This|That|They|These|If so|यह|ये|वह|वे|इस|इसका|इसकी|इसमें|इनमें|उस|इन|उन|इनसे)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    static Sentence of(String text, List<WordForms> words, List<float[]> vectors) {
        Set<String> stems = new HashSet<>();
        Set<String> skeletons = new HashSet<>();
        for (WordForms word : words) {
            stems.add(word.stem());
            if (!word.skeleton().isEmpty()) {
                skeletons.add(word.skeleton());
            }
        }
        Set<AskedKind> kinds = Arrays.stream(AskedKind.values())
                .filter(kind -> kind.isIn(text))
                .collect(Collectors.toUnmodifiableSet());
        return new Sentence(text, stems, skeletons, kinds, List.copyOf(vectors));
    }

    boolean pointsBack() {
        return POINTS_BACK.matcher(text).find();
    }
}
