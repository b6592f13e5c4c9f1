package dev.kanak.core.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a name in Devanagari as it is usually written in Latin letters in India: "गोरखपुर" as "Gorakhpur", without signs for
 * long vowels. The inherent vowel is left out where Hindi does not speak it: at the end of a word, and between a vowel and a
 * consonant with a vowel of its own (schwa deletion, after Ohala 1983, read from the right). Pure; thread-safe.
 */
public final class Romaniser {

    private static final char VIRAMA = '\u094D';
    private static final char NUKTA = '\u093C';

    private static final Map<Character, String> CONSONANTS = letters(
            "क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n प p फ ph ब b भ bh"
                    + " म m य y र r ल l ळ l व v श sh ष sh स s ह h");
    private static final Map<Character, String> WITH_NUKTA = letters("क q ख kh ग g ज z ड r ढ rh फ f");
    private static final Map<Character, String> VOWELS =
            letters("अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ओ o औ au ऑ o ऍ e");
    private static final Map<Character, String> SIGNS = letters("ा a ि i ी i ु u ू u ृ ri े e ै ai ो o ौ au ॉ o ॅ e");

    private static final List<String> ENDINGS =
            List.of("नगर", "पुर", "पुरा", "पुरम", "गढ़", "गंज", "द्वार", "गाँव", "गांव", "वाड़ा", "वाडा", "खेड़ा");

    private Romaniser() {}

    private static Map<Character, String> letters(String table) {
        String[] cells = table.split(" ", -1);
        Map<Character, String> letters = new HashMap<>();
        for (int at = 0; at < cells.length; at += 2) {
            letters.put(cells[at].charAt(0), cells[at + 1]);
        }
        return Map.copyOf(letters);
    }

    /** A consonant, or none, with its vowel; {@code inherent} where no sign gives one. */
    private record Syllable(String consonant, String vowel, boolean inherent, String after) {}

    /** The text with its Devanagari words in Latin letters, each beginning with a capital; other words as they are. */
    public static String of(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            boolean devanagari = word.codePoints()
                    .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.DEVANAGARI);
            words.add(devanagari ? word(word) : word);
        }
        return String.join(" ", words);
    }

    /** A word of its own at the end of a town's name is read as one: "Muzaffar nagar", not "Muzaffarangar". */
    private static String word(String word) {
        for (String ending : ENDINGS) {
            int stem = word.length() - ending.length();
            if (word.endsWith(ending) && stem >= 2) {
                return joined(word.substring(0, stem)) + joined(ending).toLowerCase(Locale.ROOT);
            }
        }
        return joined(word);
    }

    private static String joined(String word) {
        List<Syllable> syllables = syllables(Normalizer.normalize(word, Normalizer.Form.NFD));
        StringBuilder latin = new StringBuilder();
        boolean[] silent = silent(syllables);
        for (int at = 0; at < syllables.size(); at++) {
            Syllable syllable = syllables.get(at);
            latin.append(syllable.consonant()).append(silent[at] ? "" : syllable.vowel());
            boolean labial = at + 1 < syllables.size()
                    && syllables.get(at + 1).consonant().matches("[pbm].*");
            latin.append(syllable.after().equals("n") && labial ? "m" : syllable.after());
        }
        String plain = latin.toString()
                .replaceAll("(?<=[bcdfghjklmnpqrstz])v(?=[aeiou])", "w")
                .replaceAll("(?<=[ie])y(?=a$)", "y");
        return plain.isEmpty() ? word : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    private static List<Syllable> syllables(String word) {
        List<Syllable> syllables = new ArrayList<>();
        for (int at = 0; at < word.length(); ) {
            char letter = word.charAt(at++);
            if (VOWELS.containsKey(letter)) {
                at = tail(word, at, "", VOWELS.getOrDefault(letter, ""), false, syllables);
            } else if (CONSONANTS.containsKey(letter)) {
                boolean dotted = at < word.length() && word.charAt(at) == NUKTA;
                at += dotted ? 1 : 0;
                String plain = CONSONANTS.getOrDefault(letter, "");
                String consonant = dotted ? WITH_NUKTA.getOrDefault(letter, plain) : plain;
                at = vowel(word, at, consonant, syllables);
            }
        }
        return syllables;
    }

    private static int vowel(String word, int at, String consonant, List<Syllable> syllables) {
        if (at < word.length() && word.charAt(at) == VIRAMA) {
            syllables.add(new Syllable(consonant, "", false, ""));
            return at + 1;
        }
        boolean signed = at < word.length() && SIGNS.containsKey(word.charAt(at));
        return signed
                ? tail(word, at + 1, consonant, SIGNS.getOrDefault(word.charAt(at), ""), false, syllables)
                : tail(word, at, consonant, "a", true, syllables);
    }

    /** A nasal or a breath after the vowel. */
    private static int tail(
            String word, int at, String consonant, String vowel, boolean inherent, List<Syllable> syllables) {
        String after = at < word.length()
                ? switch (word.charAt(at)) {
                    case 'ं', 'ँ' -> "n";
                    case 'ः' -> "h";
                    default -> "";
                }
                : "";
        syllables.add(new Syllable(consonant, vowel, inherent && after.isEmpty(), after));
        return after.isEmpty() ? at : at + 1;
    }

    private static boolean[] silent(List<Syllable> syllables) {
        boolean[] silent = new boolean[syllables.size()];
        int last = syllables.size() - 1;
        for (int at = last; at > 0; at--) {
            Syllable here = syllables.get(at);
            if (!here.inherent()) {
                continue;
            }
            if (at == last) {
                silent[at] = true;
                continue;
            }
            boolean vowelBefore = !syllables.get(at - 1).vowel().isEmpty()
                    && syllables.get(at - 1).after().isEmpty();
            boolean vowelAfter = !silent[at + 1]
                    && !syllables.get(at + 1).vowel().isEmpty()
                    && !syllables.get(at + 1).consonant().isEmpty();
            silent[at] = vowelBefore && vowelAfter;
        }
        return silent;
    }
}
