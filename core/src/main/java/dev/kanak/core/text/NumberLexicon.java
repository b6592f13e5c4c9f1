package dev.kanak.core.text;

import dev.kanak.core.text.Lexeme.Kind;
import dev.kanak.core.text.Lexeme.Use;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The number words of {@code number-words.tsv} and the words around numbers of {@code number-context.tsv}. */
final class NumberLexicon {

    /** Shortest romanised spelling that may match by its folded letters alone. */
    private static final int MIN_FOLDED_LENGTH = 4;

    private static final Map<String, Lexeme> EXACT = new HashMap<>();
    private static final Map<String, Lexeme> FOLDED = new HashMap<>();
    private static final Map<String, Set<String>> CONTEXT = new HashMap<>();
    private static final TreeMap<Integer, String> HINDI = new TreeMap<>();
    private static final TreeMap<Integer, String> ROMAN = new TreeMap<>();
    private static final TreeMap<Integer, String> ENGLISH = new TreeMap<>();

    static {
        Table.read("number-words.tsv").forEach(NumberLexicon::addNumberWords);
        Table.read("number-context.tsv").forEach(NumberLexicon::addContextWords);
    }

    private NumberLexicon() {}

    /** What a token means; {@link Lexeme#NONE} for a word that is no number. */
    static Lexeme lexeme(String token) {
        char first = token.charAt(0);
        if (first >= '0' && first <= '9') {
            return isNumeral(token) ? Lexeme.numeral(token) : Lexeme.NONE;
        }
        Lexeme exact = EXACT.get(token);
        if (exact != null) {
            return exact;
        }
        if (first < 'a' || first > 'z' || token.length() < MIN_FOLDED_LENGTH || token.length() > 16) {
            return Lexeme.NONE;
        }
        return FOLDED.getOrDefault(romanFold(token), Lexeme.NONE);
    }

    /** Whether the token belongs to a class of {@code number-context.tsv}, e.g. "unit". */
    static boolean isContext(String kind, String token) {
        return CONTEXT.getOrDefault(kind, Set.of()).contains(token);
    }

    /** Spoken Hindi words by value: 0 to 99 and the scales. */
    static String hindi(int value) {
        return HINDI.getOrDefault(value, "");
    }

    /** The same words in Latin script. */
    static String roman(int value) {
        return ROMAN.getOrDefault(value, "");
    }

    /** English words by value: 0 to 20, the tens and the scales. */
    static String english(int value) {
        return ENGLISH.getOrDefault(value, "");
    }

    private static boolean isNumeral(String token) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if ((c < '0' || c > '9') && c != ',' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static void addNumberWords(List<String> row) {
        Kind kind = Kind.valueOf(row.get(0).toUpperCase(Locale.ROOT));
        var value = new BigDecimal(row.get(1));
        boolean english = row.get(2).equals("en");
        for (String marked : row.get(3).split(" ", -1)) {
            Use use = use(marked.charAt(marked.length() - 1));
            String word = use == Use.ALWAYS ? marked : marked.substring(0, marked.length() - 1);
            var lexeme = new Lexeme(kind, value, english, use);
            EXACT.putIfAbsent(Tokens.fold(word), lexeme);
            if (use == Use.ALWAYS && !english && romanFold(word).length() >= MIN_FOLDED_LENGTH) {
                FOLDED.putIfAbsent(romanFold(word), lexeme);
            }
            addSpoken(lexeme, word);
        }
    }

    private static void addSpoken(Lexeme lexeme, String word) {
        boolean spoken = switch (lexeme.kind()) {
            case DIGIT, WHOLE, TENS, SCALE -> true;
            case NONE, NUMERAL, SAVA, SAADHE, PAUNE, FIXED, HALF, POINT -> false;
            case REPEAT, ARTICLE, AND, SEPARATOR, ALTERNATIVE -> false;
        };
        if (!spoken) {
            return;
        }
        int value = lexeme.value().intValueExact();
        boolean latin = word.charAt(0) < 128;
        if (lexeme.english()) {
            ENGLISH.putIfAbsent(value, word);
        } else if (latin) {
            ROMAN.putIfAbsent(value, word);
        } else {
            HINDI.putIfAbsent(value, word);
        }
    }

    private static Use use(char mark) {
        return switch (mark) {
            case '?' -> Use.BESIDE_NUMBER;
            case '~' -> Use.BESIDE_SCALE;
            case '+' -> Use.IN_DIGITS;
            case '^' -> Use.SUFFIX;
            case '!' -> Use.NOT_AS_VERB;
            default -> Use.ALWAYS;
        };
    }

    private static void addContextWords(List<String> row) {
        var words = CONTEXT.computeIfAbsent(row.get(0), _ -> new HashSet<>());
        for (String word : row.get(1).split(" ", -1)) {
            words.add(Tokens.fold(word));
        }
    }

    /**
     * Romanised Hindi with its spelling freedom taken out: long vowels as short, double letters as one, w as v, ph as f,
     * and no h at the end after a vowel ("pachchees", "pachis" and "pacchis" are one).
     */
    static String romanFold(String word) {
        var out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
            char folded = switch (c) {
                case 'w' -> 'v';
                case 'z' -> 'j';
                default -> c;
            };
            if (c == 'e' && next == 'e') {
                folded = 'i';
                i++;
            } else if (c == 'o' && next == 'o') {
                folded = 'u';
                i++;
            } else if (c == 'c' && next == 'h' && endsWithChh(out)) {
                i++;
                continue;
            }
            if (out.isEmpty() || out.charAt(out.length() - 1) != folded) {
                out.append(folded);
            }
        }
        return trimFinalH(out);
    }

    private static boolean endsWithChh(StringBuilder out) {
        return out.length() >= 2 && out.charAt(out.length() - 1) == 'h' && out.charAt(out.length() - 2) == 'c';
    }

    private static String trimFinalH(StringBuilder out) {
        int last = out.length() - 1;
        boolean silent = last > 0 && out.charAt(last) == 'h' && "aeiou".indexOf(out.charAt(last - 1)) >= 0;
        return silent ? out.substring(0, last) : out.toString();
    }
}
