package dev.kanak.agent.memory;

import java.nio.charset.StandardCharsets;

/**
 * Tokens without a tokenizer, from above: what a byte-level BPE tokenizer trained mostly on English (cl100k, of GPT-4)
 * needs, which is the dearest for Devanagari among those in use.
 *
 * <p>There, "डॉक्टर अब आपको देखेंगे।" (23 code points) is 28 tokens while its English is 7, so five tokens are counted for
 * four Devanagari code points, their vowel signs and viramas included. Latin words are counted at a token for three
 * letters, since Hindi in Latin letters is split into short pieces too; English takes about four. Digits go in groups of
 * three, anything else by its UTF-8 bytes, of which no byte-level tokenizer can make more tokens. Petrov et al., "Language
 * Model Tokenizers Introduce Unfairness Between Languages" (2023), measures the same gap between languages.
 */
public final class TokenEstimate implements TokenCount {

    private static final int LETTERS_A_TOKEN = 3;
    private static final int DIGITS_A_TOKEN = 3;
    private static final double TOKENS_A_DEVANAGARI_LETTER = 1.25;

    @Override
    public int of(String text) {
        int tokens = 0;
        int[] points = text.codePoints().toArray();
        for (int at = 0; at < points.length; ) {
            Kind kind = Kind.of(points[at]);
            int end = at;
            while (end < points.length && Kind.of(points[end]) == kind) {
                end++;
            }
            tokens += tokens(kind, new String(points, at, end - at), end - at);
            at = end;
        }
        return tokens;
    }

    private static int tokens(Kind kind, String run, int length) {
        return switch (kind) {
            case SPACE -> 0;
            case DIGITS -> Math.ceilDiv(length, DIGITS_A_TOKEN);
            case LATIN -> Math.ceilDiv(length, LETTERS_A_TOKEN);
            case DEVANAGARI -> (int) Math.ceil(length * TOKENS_A_DEVANAGARI_LETTER);
            case OTHER -> run.getBytes(StandardCharsets.UTF_8).length;
        };
    }

    /** Kinds of characters; a space goes with the word after it. */
    private enum Kind {
        SPACE,
        DIGITS,
        LATIN,
        DEVANAGARI,
        OTHER;

        static Kind of(int point) {
            if (point == ' ') {
                return SPACE;
            }
            if (point >= '0' && point <= '9') {
                return DIGITS;
            }
            return switch (Character.UnicodeScript.of(point)) {
                case DEVANAGARI -> DEVANAGARI;
                case LATIN -> point < 128 ? LATIN : OTHER;
                default -> OTHER;
            };
        }
    }
}
