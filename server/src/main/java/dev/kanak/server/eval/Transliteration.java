package dev.kanak.server.eval;

import java.util.List;
import java.util.Map;

/** Devanagari for a romanised Hindi word, letter by letter; dental and retroflex are not told apart. */
final class Transliteration {

    private static final Map<String, String> CONSONANTS = Map.ofEntries(
            Map.entry("chh", "छ"),
            Map.entry("kh", "ख"),
            Map.entry("gh", "घ"),
            Map.entry("ch", "च"),
            Map.entry("jh", "झ"),
            Map.entry("th", "थ"),
            Map.entry("dh", "ध"),
            Map.entry("ph", "फ"),
            Map.entry("bh", "भ"),
            Map.entry("sh", "श"),
            Map.entry("k", "क"),
            Map.entry("g", "ग"),
            Map.entry("c", "क"),
            Map.entry("j", "ज"),
            Map.entry("t", "त"),
            Map.entry("d", "द"),
            Map.entry("n", "न"),
            Map.entry("p", "प"),
            Map.entry("f", "फ़"),
            Map.entry("b", "ब"),
            Map.entry("m", "म"),
            Map.entry("y", "य"),
            Map.entry("r", "र"),
            Map.entry("l", "ल"),
            Map.entry("v", "व"),
            Map.entry("w", "व"),
            Map.entry("s", "स"),
            Map.entry("h", "ह"),
            Map.entry("z", "ज़"),
            Map.entry("q", "क"),
            Map.entry("x", "क्स"));

    /** Latin, independent vowel, vowel sign. */
    private static final List<String[]> VOWELS = List.of(
            new String[] {"aa", "आ", "ा"},
            new String[] {"ai", "ऐ", "ै"},
            new String[] {"au", "औ", "ौ"},
            new String[] {"ee", "ई", "ी"},
            new String[] {"ii", "ई", "ी"},
            new String[] {"oo", "ऊ", "ू"},
            new String[] {"a", "अ", ""},
            new String[] {"i", "इ", "ि"},
            new String[] {"u", "उ", "ु"},
            new String[] {"e", "ए", "े"},
            new String[] {"o", "ओ", "ो"});

    private static final Map<String, String> FINAL_SIGNS = Map.of("a", "ा", "i", "ी", "u", "ू");
    private static final String AFTER_NASAL = "kgjtdpbcs";

    private final String word;
    private final StringBuilder out = new StringBuilder();
    private boolean afterConsonant;
    private int at;

    private Transliteration(String word) {
        this.word = word;
    }

    /**
     * The word in Devanagari.
     *
     * @param word lower-case Latin letters
     */
    static String of(String word) {
        var reading = new Transliteration(word);
        while (reading.at < word.length()) {
            if (!reading.vowel() && !reading.consonant()) {
                reading.at++;
            }
        }
        return reading.out.toString();
    }

    private boolean vowel() {
        if (word.startsWith("aung", at) && afterConsonant) {
            return future("ाऊँ", 3);
        }
        if (word.startsWith("ung", at) && afterConsonant) {
            return future("ूँ", 2);
        }
        for (String[] vowel : VOWELS) {
            if (word.startsWith(vowel[0], at)) {
                at += vowel[0].length();
                String sign = at == word.length() ? FINAL_SIGNS.getOrDefault(vowel[0], vowel[2]) : vowel[2];
                out.append(afterConsonant ? sign : vowel[1]);
                afterConsonant = false;
                return true;
            }
        }
        return false;
    }

    /** The first person of the future tense, "jaunga", "karungi", has a nasal vowel. */
    private boolean future(String sign, int letters) {
        out.append(sign);
        at += letters;
        afterConsonant = false;
        return true;
    }

    private boolean consonant() {
        for (int length = 3; length > 0; length--) {
            String letters = at + length <= word.length() ? word.substring(at, at + length) : "";
            String sign = CONSONANTS.get(letters);
            if (sign != null) {
                at += length;
                boolean nasal = letters.equals("n") && at < word.length() && AFTER_NASAL.indexOf(word.charAt(at)) >= 0;
                if (nasal && !out.isEmpty() && !afterConsonant) {
                    out.append('ं');
                    return true;
                }
                out.append(afterConsonant ? "्" : "").append(sign);
                afterConsonant = true;
                return true;
            }
        }
        return false;
    }
}
