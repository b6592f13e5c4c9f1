package dev.kanak.core.text;

import java.util.Locale;

/**
 * Keys under which a Hindi word sounds the same in Devanagari and in Latin script.
 *
 * <p>A word is folded as {@link Tokens#fold} does and turned into sounds. Consonants have one letter for each place, the
 * dental-retroflex difference left out (त ट and t are t; श ष स and s, sh are s; च छ and ch, chh are c; फ and ph are f; व and v, w
 * are v; ज and z are j; ज्ञ is gy), aspirated ones in capitals (ख and kh are K). Vowels have no length; anusvara is n. Latin
 * letters are read as in romanised Hindi with the English spellings that Hindi borrows: c is s before e, i, y and else k, ck
 * and q are k, x is ks, final "ge" is j, "tion" is sn, "ght" is t, initial "kn" is n, w after a or o and before no vowel is o, au is o.
 *
 * <p>Both keys then write m before a labial as n, as anusvara is, and a doubled sound once; vowels and y at the beginning
 * are "a". Pure and thread-safe.
 */
public final class PhoneticKey {

    /** Sounds of U+0904 to U+0914, the independent vowels. */
    private static final String VOWELS = "aaaiiuurleeeeoooo";

    /** Sounds of U+0915 to U+0939, the consonants. */
    private static final String CONSONANTS = "kKgGnccjJntTdDntTdDnnpfbBmyrrlllvsssh";

    /** Sounds of U+093E to U+094C, the vowel signs. */
    private static final String SIGNS = "aiiuurreeeeoooo";

    private static final String LABIALS = "pbBf";
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
     * Consonants and coarse vowels of a word, e.g. the same for "ब्याज", "byaj" and "byaaj": i, e and y are one, and a is left
     * out after the beginning.
     *
     * @return ASCII letters and digits; empty for a word without them
     */
    public static String coarse(String word) {
        return key(sounds(word), true);
    }

    /**
     * Consonants only, without aspiration, and without y and h after the beginning: "कैरेट", "carat", "karat" and "carrot"
     * are krt.
     *
     * @return ASCII letters and digits in lower case; empty for a word without them
     */
    public static String skeleton(String word) {
        return key(sounds(word).toLowerCase(Locale.ROOT), false);
    }

    private static String key(String sounds, boolean vowels) {
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
            boolean silent = isVowel(c) ? !vowels || c == 'a' : c == 'h' && i > 0 && !vowels;
            boolean repeated = i > from && sound(sounds, i - 1) == sound(sounds, i);
            if (!silent && !repeated) {
                key.append(sound(sounds, i));
            }
        }
        return key.toString();
    }

    private static char sound(String sounds, int i) {
        char c = sounds.charAt(i);
        return switch (c) {
            case 'e', 'y' -> 'i';
            case 'm' -> i + 1 < sounds.length() && LABIALS.indexOf(sounds.charAt(i + 1)) >= 0 ? 'n' : 'm';
            default -> c;
        };
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
            case 'w' -> sounds.append(isGlide() ? 'o' : 'v');
            case 'k', 'g', 'j', 't', 'd', 'b' -> sounds.append(skip('h') ? Character.toUpperCase(c) : c);
            case 's', 'l', 'r' -> {
                var _ = skip('h');
                sounds.append(c);
            }
            case 'e' -> sounds.append(skip('e') ? 'i' : 'e');
            case 'o' -> sounds.append(skip('o') ? 'u' : 'o');
            case 'a' -> sounds.append(skip('u') ? 'o' : 'a');
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
