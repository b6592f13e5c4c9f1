package dev.kanak.rag.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into what can be said alone. */
final class Sentences {

    /** A full stop within a figure, an address or an abbreviation is not followed by a space and a capital or a figure. */
    private static final Pattern END = Pattern.compile("(?<=[।?!])\\s+|(?<=[.])\\s+(?=[\\p{Lu}\\p{N}])");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Pattern CLAUSE_END = Pattern.compile("(?<=[;])\\s+");

    /** A longer sentence is cut at its semicolons. */
    private static final int LONG = 22;

    private Sentences() {}

    /** The sentences in order; a long one with semicolons counts as several. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : END.split(text.strip(), 0)) {
            if (words(sentence) > LONG && !isList(sentence)) {
                sentences.addAll(Arrays.asList(CLAUSE_END.split(sentence, 0)));
            } else {
                sentences.add(sentence);
            }
        }
        return sentences.stream()
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** A sentence that announces its parts would make no sense cut up. */
    private static boolean isList(String sentence) {
        int colon = sentence.indexOf(':');
        return colon >= 0 && colon < sentence.indexOf(';');
    }

    static int words(String sentence) {
        return SPACES.split(sentence, 0).length;
    }
}
