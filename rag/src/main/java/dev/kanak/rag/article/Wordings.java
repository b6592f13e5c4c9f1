package dev.kanak.rag.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes out a pattern in which {@code (a|b|)} stands for one of its alternatives. Pure. */
final class Wordings {

    private static final Pattern INNERMOST = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Wordings() {}

    /**
     * As many sentences as the longest list of alternatives has, so that each alternative is in one of them.
     *
     * @throws IllegalArgumentException if brackets do not pair up or nothing is left
     */
    static List<String> of(String pattern) {
        int most = INNERMOST
                .matcher(pattern)
                .results()
                .mapToInt(list -> list.group(1).split("\\|", -1).length)
                .max()
                .orElse(1);
        List<String> wordings = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            String wording = wording(pattern, i);
            if (!wordings.contains(wording)) {
                wordings.add(wording);
            }
        }
        return wordings;
    }

    private static String wording(String pattern, int number) {
        String text = pattern;
        for (Matcher list = INNERMOST.matcher(text); list.find(); list = INNERMOST.matcher(text)) {
            String[] alternatives = list.group(1).split("\\|", -1);
            text = text.substring(0, list.start())
                    + alternatives[number % alternatives.length]
                    + text.substring(list.end());
        }
        if (text.indexOf('(') >= 0 || text.indexOf(')') >= 0) {
            throw new IllegalArgumentException("brackets must pair up");
        }
        String wording = SPACES.matcher(text).replaceAll(" ").strip();
        if (wording.isEmpty()) {
            throw new IllegalArgumentException("a question must have words");
        }
        return wording;
    }
}
