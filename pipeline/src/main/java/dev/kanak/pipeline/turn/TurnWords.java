package dev.kanak.pipeline.turn;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cuts a transcript into words and names each by a key that hardly depends on script and spelling: {@code मिलेगा},
 * {@code milega} and {@code milegaa} have the same. Pure. The same as {@code turn_text.py} of the training.
 */
final class TurnWords {

    private static final Pattern WORD =
            Pattern.compile("[0-9]+(?:\\.[0-9]+)?|[a-z]+(?:'[a-z]+)*|[\u0900-\u0963\u0970-\u097f]+");
    private static final Pattern DROPPED = Pattern.compile("[\u0300-\u036f\u093c\u200b-\u200d]");
    private static final Pattern DIGIT_COMMA = Pattern.compile("(?<=[0-9]),(?=[0-9])");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1");
    private static final String[][] SPELLINGS = {
        {"chh", "ch"},
        {"aa", "a"},
        {"ee", "i"},
        {"ii", "i"},
        {"oo", "u"},
        {"uu", "u"},
        {"ou", "au"},
        {"w", "v"},
        {"z", "j"},
        {"ph", "f"},
        {"q", "k"}
    };
    private static final String[][] ASPIRATES = {
        {"sh", "s"},
        {"ch", "c"},
        {"bh", "b"},
        {"dh", "d"},
        {"gh", "g"},
        {"jh", "j"},
        {"kh", "k"},
        {"th", "t"},
        {"'", ""},
        {"x", "ks"}
    };
    private static final String DEVANAGARI = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह" + "अआइईउऊऋएऐऑओऔ" + "ािीुूृेैॉोौ";
    private static final String LATIN = "kkggnccjjnttddnttddnpfbbmyrlvsssh" + "aaiiuuieeooo" + "aiiuuieeooo";
    private static final String VOWELS = "aeiou";
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private TurnWords() {}

    /** Words of a text, folded: lower case, without nukta, joiners and accents, digits in Latin. */
    static List<String> of(String text) {
        return WORD.matcher(normalise(text)).results().map(MatchResult::group).toList();
    }

    private static String normalise(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        var out = new StringBuilder(DROPPED.matcher(folded).replaceAll("").replace('\u0901', '\u0902'));
        for (int i = 0; i < out.length(); i++) {
            char character = out.charAt(i);
            if (character >= '\u0966' && character <= '\u096f') {
                out.setCharAt(i, (char) ('0' + character - '\u0966'));
            }
        }
        return DIGIT_COMMA.matcher(out).replaceAll("");
    }

    static boolean isDevanagari(String word) {
        return word.charAt(0) >= '\u0900';
    }

    static boolean isFigure(String word) {
        return word.charAt(0) >= '0' && word.charAt(0) <= '9';
    }

    /** A Roman spelling without its freedom: {@code chaahiye} and {@code chahiye} are one. */
    static String fold(String word) {
        return REPEATED.matcher(replace(word, SPELLINGS)).replaceAll("$1");
    }

    /** First letter, consonants and last vowel; for figures their length. */
    static String key(String word) {
        if (isFigure(word)) {
            return "#" + word.length();
        }
        String letters = isDevanagari(word) ? latin(word) : replace(fold(word), ASPIRATES);
        if (letters.isEmpty()) {
            return "";
        }
        String skeleton = letters.substring(1).replaceAll("[aeiouyhn]", "");
        char last = letters.charAt(letters.length() - 1);
        return letters.charAt(0) + skeleton + (letters.length() > 1 && VOWELS.indexOf(last) >= 0 ? last : "");
    }

    /** A number from 1 to {@code buckets - 1} for the key of a word: 32-bit FNV-1a. */
    static int bucket(String word, int buckets) {
        int hash = FNV_OFFSET;
        String key = key(word);
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        return 1 + Integer.remainderUnsigned(hash, buckets - 1);
    }

    private static String latin(String word) {
        var out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            int at = DEVANAGARI.indexOf(word.charAt(i));
            if (at >= 0) {
                out.append(LATIN.charAt(at));
            }
        }
        return out.toString();
    }

    private static String replace(String word, String[][] pairs) {
        String replaced = word;
        for (String[] pair : pairs) {
            replaced = replaced.replace(pair[0], pair[1]);
        }
        return replaced;
    }
}
