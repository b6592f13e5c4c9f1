package dev.kanak.core.text;

/** Which of the two scripts of Hindi a text is written in. */
public enum Scripts {
    /** Letters of Devanagari only. */
    DEVANAGARI,
    /** Latin letters only. */
    LATIN,
    /** Letters of both. */
    MIXED,
    /** Letters of neither: digits, signs, other scripts, nothing. */
    OTHER;

    /** The script of a word or a text, by its letters; digits and punctuation do not count. */
    public static Scripts of(CharSequence text) {
        boolean devanagari = false;
        boolean latin = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            devanagari |= isDevanagariLetter(c);
            latin |= isLatinLetter(c);
        }
        if (devanagari) {
            return latin ? MIXED : DEVANAGARI;
        }
        return latin ? LATIN : OTHER;
    }

    /** Letters and signs of U+0900 to U+097F, not its digits and dandas. */
    private static boolean isDevanagariLetter(char c) {
        return c >= 0x0900 && c <= 0x097F && (c < 0x0964 || c > 0x0970);
    }

    private static boolean isLatinLetter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= 0x00C0 && c <= 0x024F && Character.isLetter(c));
    }
}
