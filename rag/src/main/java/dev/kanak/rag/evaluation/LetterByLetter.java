package dev.kanak.rag.evaluation;

import java.text.Normalizer;

/** Devanagari in Latin letters as a person would spell an unknown name: no marks, no length, the inherent vowel within. */
final class LetterByLetter {

    private static final String CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह";
    private static final String[] LATIN =
            "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h".split(" ", -1);
    private static final String SIGNS = "ािीुूेैोौृॉॅ";
    private static final String VOWELS = "आइईउऊएऐओऔऋऑऍ";
    private static final String[] VOWEL = "a i i u u e ai o au ri o e".split(" ", -1);
    private static final char NUKTA = '़';
    private static final char VIRAMA = '्';

    private LetterByLetter() {}

    static String write(String word) {
        StringBuilder out = new StringBuilder();
        boolean inherent = false;
        String letters = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            int consonant = CONSONANTS.indexOf(c);
            int sign = SIGNS.indexOf(c);
            if (consonant >= 0) {
                out.append(inherent ? "a" : "").append(LATIN[consonant]);
                inherent = true;
            } else if (sign >= 0) {
                out.append(VOWEL[sign]);
                inherent = false;
            } else if (c == VIRAMA) {
                inherent = false;
            } else if (c != NUKTA) {
                out.append(inherent ? "a" : "").append(other(c));
                inherent = false;
            }
        }
        return out.toString();
    }

    private static String other(char c) {
        int vowel = VOWELS.indexOf(c);
        if (vowel >= 0) {
            return VOWEL[vowel];
        }
        return switch (c) {
            case 'अ' -> "a";
            case 'ं', 'ँ' -> "n";
            default -> Character.isDigit(c) ? Integer.toString(Character.digit(c, 10)) : "";
        };
    }
}
