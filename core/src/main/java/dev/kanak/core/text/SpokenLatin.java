package dev.kanak.core.text;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Latin words that are not said as they are written: addresses, references, acronyms and abbreviations. */
final class SpokenLatin {

    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern URL = Pattern.compile(
            "(?:https?://|www\\.)[^\\s,;]*[^\\s,;.?!।)]"
                    + "|[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.(?:com|co|in|org|net|bank|gov|io|example)(?![A-Za-z0-9])(?:/[^\\s,;]*[^\\s,;.?!।)])?");
    private static final Pattern CODE = Pattern.compile("(?=[A-Z-]*[0-9])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?![A-Za-z0-9])");
    private static final Pattern CAPITALS = Pattern.compile("([A-Z]{2,}?)(s?)(?![A-Za-z0-9])");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?i)(a/c|e\\.g\\.?|i\\.e\\.?|p\\.a\\.?|approx\\.?|ref\\.?|no\\.(?= ?[0-9]))(?![A-Za-z0-9])");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+(?:'[A-Za-z]+)?");
    private static final Pattern SCHEME = Pattern.compile("^https?://|^www\\.|/$");
    private static final int LONGEST_SPELLED = 3;

    private final SpokenWords words;

    SpokenLatin(SpokenWords words) {
        this.words = words;
    }

    /** What is said for the Latin text at an index and the index after it. */
    record Said(String words, int to) {}

    Said at(String text, int from) {
        Matcher matcher = EMAIL.matcher(text).region(from, text.length());
        if (text.indexOf('@', from) >= 0 && matcher.lookingAt()) {
            return new Said(address(matcher.group()), matcher.end());
        }
        if (text.indexOf('.', from) >= 0 && matcher.usePattern(URL).lookingAt()) {
            return new Said(address(SCHEME.matcher(matcher.group()).replaceAll("")), matcher.end());
        }
        if (matcher.usePattern(ABBREVIATION).lookingAt()) {
            return new Said(abbreviation(matcher.group()), matcher.end());
        }
        if (matcher.usePattern(CODE).lookingAt()) {
            return new Said(words.spell(matcher.group()), matcher.end());
        }
        if (matcher.usePattern(CAPITALS).lookingAt()) {
            return new Said(capitals(matcher), matcher.end());
        }
        boolean word = matcher.usePattern(WORD).lookingAt();
        int to = word ? matcher.end() : from + 1;
        return new Said(text.substring(from, to), to);
    }

    private String capitals(MatchResult match) {
        String letters = match.group(1);
        String known = words.acronym(letters + match.group(2).toUpperCase(Locale.ROOT));
        if (!known.isEmpty()) {
            return known;
        }
        String single = words.acronym(letters);
        if (single.isEmpty()) {
            boolean spelled = (letters.length() <= LONGEST_SPELLED && !isWord(letters)) || !hasVowel(letters);
            single = spelled ? words.spell(letters) : letters.toLowerCase(Locale.ROOT);
        }
        return single + (words.english() ? match.group(2) : "");
    }

    private static boolean isWord(String letters) {
        return NumberLexicon.isContext("capital-word", letters.toLowerCase(Locale.ROOT));
    }

    private static boolean hasVowel(String letters) {
        return letters.chars().anyMatch(c -> "AEIOUY".indexOf(c) >= 0);
    }

    private String abbreviation(String written) {
        return switch (Character.toLowerCase(written.charAt(0))) {
            case 'p' -> words.word("yearly");
            case 'a' -> written.indexOf('/') > 0 ? words.acronym("A/C") : words.word("approx");
            case 'r' -> words.word("reference");
            case 'e' -> words.word("for-example");
            case 'i' -> words.word("that-is");
            default -> words.word("number");
        };
    }

    /** An address with its signs as words and its digits one by one. */
    private String address(String address) {
        var out = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            String sign = switch (c) {
                case '.' -> words.word("dot");
                case '@' -> words.word("at");
                case '/' -> words.word("slash");
                case '-' -> words.word("dash");
                case '_' -> words.word("underscore");
                case '=' -> words.word("equals");
                case '+' -> words.word("plus");
                case '&' -> words.word("and");
                default -> Character.isDigit(c) ? words.cardinal(Character.digit(c, 10)) : "";
            };
            if (!sign.isEmpty()) {
                out.append(' ').append(sign).append(' ');
            } else {
                out.append(Character.isLetter(c) ? c : ' ');
            }
        }
        return out.toString().strip();
    }
}
