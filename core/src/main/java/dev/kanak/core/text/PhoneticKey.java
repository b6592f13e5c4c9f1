package dev.kanak.core.text;

/**
 * Keys under which a Hindi word sounds the same in Devanagari and in Latin script.
 *
 * <p>A word is folded as {@link Tokens#fold} does and turned into sounds: one letter for each consonant place, aspiration
 * and the dental-retroflex difference left out (त थ ट ठ and t, th are t; ख is k; छ is c; श ष स and s, sh are s; फ and ph are f;
 * व and v, w are v; ज and z are j; ज्ञ is gy), vowels without length, anusvara as n. Latin letters are read as in romanised
 * Hindi with the English spellings that Hindi borrows: c is s before e, i, y and else k, ck and q are k, x is ks, final
 * "ge" is j, "tion" is sn, "ght" is t, initial "kn" is n, w after a or o and before no vowel is u.
 *
 * <p>Both keys then write m as n and a letter only once in a row. Pure and thread-safe.
 */
public final class PhoneticKey {

    /** Sounds of U+0904 to U+0914, the independent vowels. */
    private static final String VOWELS = "aaaiiuurleeeeoooo";

    /** Sounds of U+0915 to U+0939, the consonants. */
    private static final String CONSONANTS = "kkggnccjjnttddnttddnnpfbbmyrrlllvsssh";

    /** Sounds of U+093E to U+094C, the vowel signs. */
    private static final String SIGNS = "aiiuurreeeeoooo";

    private static final char ANUSVARA = '\u0902';
    private static final char VIRAMA = '\u094D';

    private final String word;
    private final StringBuilder sounds;
    private int at;

    private PhoneticKey(String word) {
        this.word = word;
        sounds = new StringBuilder(word.length() + 4);
    }

    /**
     * Consonants and coarse vowels of a word, e.g. the same for "ब्याज", "byaj" and "byaaj": i and e are one, u and o are one,
     * y is i, every a after the beginning and h after the beginning are left out, vowels at the beginning are "a".
     *
     * @return ASCII letters and digits; empty for a word without them
     */
    public static String coarse(String word) {
        String sounds = sounds(word);
        var key = new StringBuilder(sounds.length());
        int from = 0;
        while (from < sounds.length() && isVowel(sounds.charAt(from))) {
            from++;
        }
        if (from > 0) {
            key.append('a');
        }
        for (int i = from; i < sounds.length(); i++) {
            char c = sounds.charAt(i);
            if (c != 'a' && (c != 'h' || i == 0)) {
                appendOnce(coarseSound(c), key);
            }
        }
        return key.toString();
    }

    /**
     * Consonants only, with y and h left out after the beginning: "कैरेट", "carat", "karat" and "carrot" are krt.
     *
     * @return ASCII letters and digits; empty for a word without them
     */
    public static String skeleton(String word) {
        String sounds = sounds(word);
        var key = new StringBuilder(sounds.length());
        for (int i = 0; i < sounds.length(); i++) {
            char c = sounds.charAt(i);
            if (i == 0 && isVowel(c)) {
                key.append('a');
            } else if (!isVowel(c) && (c != 'h' || i == 0)) {
                appendOnce(c == 'm' ? 'n' : c, key);
            }
        }
        return key.toString();
    }

    private static char coarseSound(char c) {
        return switch (c) {
            case 'e', 'y' -> 'i';
            case 'o' -> 'u';
            case 'm' -> 'n';
            default -> c;
        };
    }

    private static void appendOnce(char c, StringBuilder key) {
        if (key.isEmpty() || key.charAt(key.length() - 1) != c) {
            key.append(c);
        }
    }

    /** Vowels, and y, which stands between them. */
    private static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
    }

    private static String sounds(String word) {
        var reader = new PhoneticKey(Tokens.fold(word));
        while (reader.at < reader.word.length()) {
            char c = reader.word.charAt(reader.at);
            if (c < 128) {
                reader.latin(c);
            } else {
                reader.devanagari(c);
            }
        }
        return reader.sounds.toString();
    }

    private void devanagari(char c) {
        at++;
        if (c == 'ज' && next(0) == VIRAMA && next(1) == 'ञ') {
            sounds.append("gy");
            at += 2;
        } else if (c == ANUSVARA) {
            sounds.append('n');
        } else if (c >= 0x0904 && c <= 0x0914) {
            sounds.append(VOWELS.charAt(c - 0x0904));
        } else if (c >= 0x0915 && c <= 0x0939) {
            sounds.append(CONSONANTS.charAt(c - 0x0915));
        } else if (c >= 0x093E && c <= 0x094C) {
            sounds.append(SIGNS.charAt(c - 0x093E));
        }
        boolean vocalicR = c == 'ृ' || c == 'ऋ';
        if (vocalicR) {
            sounds.append('i');
        }
    }

    private void latin(char c) {
        if (c == 't' && word.startsWith("tion", at)) {
            sounds.append("sn");
            at += 4;
        } else if (c == 'g' && word.startsWith("ght", at)) {
            at++;
        } else if (c == 'k' && at == 0 && next(1) == 'n') {
            at++;
        } else if (c == 'g' && next(1) == 'e' && at + 2 == word.length()) {
            sounds.append('j');
            at += 2;
        } else if (c == 'c') {
            softOrHard();
        } else {
            letter(c);
        }
    }

    /** "Ch" is its own sound, "c" before e, i, y is s, any other is k. */
    private void softOrHard() {
        char next = next(1);
        if (next == 'h') {
            sounds.append('c');
            at += next(2) == 'h' ? 3 : 2;
        } else if (next == 'e' || next == 'i' || next == 'y') {
            boolean silentE = next == 'e' && at + 2 == word.length();
            sounds.append('s');
            at += silentE ? 2 : 1;
        } else {
            sounds.append('k');
            at += next == 'k' ? 2 : 1;
        }
    }

    private void letter(char c) {
        at++;
        switch (c) {
            case 'p' -> sounds.append(skip('h') ? 'f' : 'p');
            case 'q' -> {
                var _ = skip('u');
                sounds.append('k');
            }
            case 'x' -> sounds.append("ks");
            case 'z' -> sounds.append('j');
            case 'w' -> sounds.append(isGlide() ? 'u' : 'v');
            case 'k', 'g', 'j', 't', 'd', 'b', 's', 'l', 'r' -> {
                var _ = skip('h');
                sounds.append(c);
            }
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    sounds.append(c);
                }
            }
        }
    }

    /** Whether the w just passed ends a diphthong: "down", "flow". */
    private boolean isGlide() {
        boolean afterVowel = at >= 2 && (word.charAt(at - 2) == 'a' || word.charAt(at - 2) == 'o');
        return afterVowel && "aeiou".indexOf(next(0)) < 0;
    }

    private boolean skip(char expected) {
        boolean there = next(0) == expected;
        if (there) {
            at++;
        }
        return there;
    }

    /** The character some places on; a space at the end. */
    private char next(int places) {
        return at + places < word.length() ? word.charAt(at + places) : ' ';
    }
}
