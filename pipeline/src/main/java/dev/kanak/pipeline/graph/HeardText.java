package dev.kanak.pipeline.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Which words of a spoken text had been sent when its audio stopped.
 *
 * <p>A clause still being synthesised has no known length; it is then estimated from its letters. Not thread-safe.
 */
final class HeardText {

    private final double samplesPerLetter;
    private final List<Clause> clauses = new ArrayList<>();

    private record Clause(String text, long fromSample, long toSample) {

        long length() {
            return toSample - fromSample;
        }
    }

    /**
     * Nothing heard yet.
     *
     * @param samplesPerLetter typical speed of the voice, for clauses whose length is not yet known
     */
    HeardText(double samplesPerLetter) {
        this.samplesPerLetter = samplesPerLetter;
    }

    /** A clause's audio begins at sample {@code from} of the turn. */
    void begin(String text, long from) {
        clauses.add(new Clause(text, from, from + Math.round(text.length() * samplesPerLetter)));
    }

    /** The audio of the clause begun last ends before sample {@code to}. */
    void end(long to) {
        Clause open = clauses.removeLast();
        clauses.add(new Clause(open.text, open.fromSample, to));
    }

    /** The words of which {@code playedSamples} have been heard; a word half said is not counted. */
    String after(long playedSamples) {
        var heard = new ArrayList<String>();
        for (Clause clause : clauses) {
            if (playedSamples > clause.fromSample) {
                heard.add(firstWords(clause, playedSamples - clause.fromSample));
            }
        }
        return String.join(" ", heard).strip();
    }

    /**
     * What follows the words that were heard.
     *
     * @param heard the beginning of the text, in whole words; its spaces may differ
     */
    static String rest(String text, String heard) {
        long letters = heard.chars().filter(c -> !Character.isWhitespace(c)).count();
        int at = 0;
        for (; at < text.length() && letters > 0; at++) {
            letters -= Character.isWhitespace(text.charAt(at)) ? 0 : 1;
        }
        String left = text.substring(at).strip();
        return left.codePoints().anyMatch(Character::isLetterOrDigit) ? left : "";
    }

    private static String firstWords(Clause clause, long played) {
        if (played >= clause.length()) {
            return clause.text;
        }
        double letters = (double) clause.text.length() * played / clause.length();
        int end = 0;
        for (int space = clause.text.indexOf(' '); space >= 0 && space <= letters; ) {
            end = space;
            space = clause.text.indexOf(' ', space + 1);
        }
        return clause.text.substring(0, end);
    }
}
