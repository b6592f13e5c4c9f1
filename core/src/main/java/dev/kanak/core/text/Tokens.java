package dev.kanak.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits an utterance into the words that grammars read. */
public final class Tokens {

    /** Characters of an utterance that are read; the rest is cut off. */
    public static final int MAX_CHARACTERS = 1000;

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{2,3})*,\\d{3}(\\.\\d+)?");
    private static final Pattern SIMPLE =
            Pattern.compile("\\d+(\\.\\d+)?|\\d{1,2}:\\d{2}|\\d{1,2}/\\d{1,2}(/\\d{2,4})?");
    private static final Pattern INNER_PUNCTUATION = Pattern.compile("[,.:/]");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /**
     * Words of a text, folded for matching: NFKC, Latin lower-cased, digits of every script as 0-9, nukta and
     * chandrabindu spellings unified, punctuation dropped except inside numbers ("2,50,000" and "10.5" are one token).
     *
     * <p>Every nukta goes (ज़ is ज, and ड़ ढ़ are ड ढ), chandrabindu and a half nasal before a plosive become anusvara
     * (हिन्दी is हिंदी), accents, joiners, bidirectional controls and other invisible characters go, an apostrophe joins
     * ("don't" is "dont"). Times and dates stay whole ("4:30", "23/11/2026"), a hyphen separates. A number and the letters
     * after it are two tokens ("50k" is "50", "k") unless they make an ordinal ("25th"). The signs % and ₹ and a minus
     * before a number are the words "percent", "rupees" and "minus". Text after {@link #MAX_CHARACTERS} is cut off.
     *
     * @return unmodifiable; empty for a text without words
     */
    public static List<String> of(String text) {
        var reader = new Tokens(Fold.text(cut(text)));
        reader.readAll();
        return List.copyOf(reader.tokens);
    }

    /** One word as {@link #of} would fold it, for building tables that are compared with tokens. */
    public static String fold(String word) {
        return Fold.text(word);
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CHARACTERS) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1));
        return text.substring(0, splitsPair ? MAX_CHARACTERS - 1 : MAX_CHARACTERS);
    }

    private void readAll() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isDigit(c)) {
                number();
            } else if (isWord(c)) {
                word();
            } else {
                symbol(c);
            }
        }
    }

    private void number() {
        int from = at;
        boolean leadingPoint = from > 0 && text.charAt(from - 1) == '.' && (from == 1 || isSpace(from - 2));
        while (at < text.length() && (isDigit(text.charAt(at)) || isInnerPunctuation())) {
            at++;
        }
        String run = (leadingPoint ? "0." : "") + text.substring(from, at);
        String suffix = suffix();
        if (suffix.isEmpty()) {
            addNumber(run);
        } else if (isOrdinal(suffix) || !suffix.chars().allMatch(Tokens::isLetter)) {
            tokens.add(run + suffix);
        } else {
            addNumber(run);
            tokens.add(suffix);
        }
    }

    private String suffix() {
        int from = at;
        while (at < text.length() && isWord(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(from, at);
    }

    private void addNumber(String run) {
        if (SIMPLE.matcher(run).matches() || GROUPED.matcher(run).matches()) {
            tokens.add(run);
            return;
        }
        for (String part : INNER_PUNCTUATION.split(run, 0)) {
            tokens.add(part);
        }
    }

    private void word() {
        var word = new StringBuilder();
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isWord(c) && c != '\'') {
                break;
            }
            if (c != '\'') {
                word.appendCodePoint(c);
            }
            at += Character.charCount(c);
        }
        tokens.add(word.toString());
    }

    private void symbol(int c) {
        switch (c) {
            case '%' -> tokens.add("percent");
            case '₹' -> tokens.add("rupees");
            case '-' -> addMinus();
            default -> {
                // separates words
            }
        }
        at += Character.charCount(c);
    }

    /** A hyphen is a minus before a digit, after white space, and not between two numbers. */
    private void addMinus() {
        boolean beforeDigit = at + 1 < text.length() && isDigit(text.charAt(at + 1));
        boolean afterSpace = at == 0 || isSpace(at - 1);
        boolean afterNumber = !tokens.isEmpty() && isDigit(tokens.getLast().charAt(0));
        if (beforeDigit && afterSpace && !afterNumber) {
            tokens.add("minus");
        }
    }

    private boolean isInnerPunctuation() {
        char c = text.charAt(at);
        return (c == ',' || c == '.' || c == ':' || c == '/') && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private boolean isSpace(int index) {
        return Character.isWhitespace(text.charAt(index));
    }

    private static boolean isOrdinal(String suffix) {
        return suffix.equals("st") || suffix.equals("nd") || suffix.equals("rd") || suffix.equals("th");
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return isWord(c) && !isDigit(c);
    }

    private static boolean isWord(int c) {
        if (c < 128) {
            return isDigit(c) || (c >= 'a' && c <= 'z');
        }
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }
}
