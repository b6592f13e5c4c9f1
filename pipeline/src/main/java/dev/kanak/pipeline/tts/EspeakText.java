package dev.kanak.pipeline.tts;

import java.text.Normalizer;

/** Text as espeak-ng may get it: words and plain punctuation, nothing it could take for markup or phonemes. */
final class EspeakText {

    private static final String PUNCTUATION = ".,?!;:'’-—–।";

    private EspeakText() {}

    /** Letters, digits, combining marks, joiners and plain punctuation of a text; anything else becomes a space. */
    static String plain(String text) {
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(point -> allowed(point) ? point : ' ')
                .forEach(plain::appendCodePoint);
        String spoken = plain.toString().replaceAll("\\s+", " ").strip();
        return spoken.codePoints().anyMatch(Character::isLetterOrDigit) ? spoken : "";
    }

    private static boolean allowed(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default ->
                Character.isLetterOrDigit(point)
                        || point == '\u200c'
                        || point == '\u200d'
                        || PUNCTUATION.indexOf(point) >= 0;
        };
    }
}
