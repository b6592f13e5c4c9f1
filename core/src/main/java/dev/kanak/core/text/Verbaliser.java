package dev.kanak.core.text;

import dev.kanak.core.speech.Language;
import java.util.Optional;

/**
 * Writes figures, money, weights, percentages, dates and codes as the words a voice says.
 *
 * <p>Money and counts follow Indian grouping; phone numbers, PIN codes and references are said digit by digit; numeric
 * dates are day first. Pure and thread-safe.
 */
public final class Verbaliser {

    private static final String FIGURE_STARTS = "₹$€£+-−*•";

    /** First letters of currencies (Rs, INR, रु), masks (XXXX) and months. */
    private static final String WORD_STARTS = "RIरXxJFMASOND";

    private final String text;
    private final SpokenWords words;
    private final SpokenFigures figures;
    private final SpokenLatin latin;
    private final StringBuilder out;
    private int at;
    private boolean figuresBefore;

    private Verbaliser(String text, SpokenWords words) {
        this.text = text;
        this.words = words;
        figures = new SpokenFigures(words);
        latin = new SpokenLatin(words);
        out = new StringBuilder(text.length() * 2);
    }

    /** The text with no digit, symbol, emoji or markup left; Hindi and Hinglish numbers in Devanagari words. */
    public static String verbalise(String text, Language language) {
        var writer = new Verbaliser(SpeechText.clean(text), SpokenWords.of(language));
        writer.writeAll();
        return SpeechText.tidy(writer.out);
    }

    private void writeAll() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (mayBeginFigures(c) && writeFigures()) {
                figuresBefore = true;
                continue;
            }
            if (c != '-' && c != '–' && c != '—') {
                figuresBefore = false;
            }
            if (isLatin(c)) {
                SpokenLatin.Said said = latin.at(text, at);
                say(said.words(), said.to());
            } else if (Character.isLetter(c)) {
                copyWord();
            } else {
                symbol(c);
                at++;
            }
        }
    }

    private boolean mayBeginFigures(char c) {
        return (c >= '0' && c <= '9')
                || (FIGURE_STARTS.indexOf(c) >= 0 && !isWordBefore())
                || (WORD_STARTS.indexOf(c) >= 0 && !isWordBefore());
    }

    private boolean writeFigures() {
        Optional<SpokenLatin.Said> said = figures.at(text, at, lastWord());
        said.ifPresent(figure -> say(figure.words(), figure.to()));
        return said.isPresent();
    }

    private void say(String spoken, int to) {
        if (!out.isEmpty() && isWord(out.charAt(out.length() - 1))) {
            boolean joined = at > 0 && isLatin(text.charAt(at)) && !isFigure(text.charAt(at - 1));
            out.append(joined ? "" : " ");
        }
        out.append(spoken);
        at = to;
        if (at < text.length() && isFigure(text.charAt(at - 1)) && isWord(text.charAt(at))) {
            out.append(' ');
        }
    }

    private void copyWord() {
        if (at > 0 && isFigure(text.charAt(at - 1)) && !out.isEmpty() && isWord(out.charAt(out.length() - 1))) {
            out.append(' ');
        }
        while (at < text.length() && isWord(text.charAt(at)) && text.charAt(at) >= 128) {
            out.append(text.charAt(at++));
        }
    }

    private void symbol(char c) {
        switch (c) {
            case '%' -> word("percent");
            case '₹' -> word("rupees");
            case '&' -> word("and");
            case '=' -> word("equals");
            case '@' -> word("at");
            case '~', '≈' -> word("about");
            case '×' -> word("times");
            case '°' -> word("degree");
            case '+' -> word("plus");
            case '/' -> slash();
            case '-', '–', '—' -> dash(c);
            case '(', ')', '[', ']', ';', ':' -> out.append(", ");
            case '…' -> out.append(". ");
            case '॥' -> out.append('।');
            case '\'' -> apostrophe();
            default -> other(c);
        }
    }

    private void other(char c) {
        if (".,?!।".indexOf(c) >= 0
                || Character.isWhitespace(c)
                || Character.getType(c) == Character.NON_SPACING_MARK) {
            out.append(c);
        } else if (Character.getType(c) == Character.COMBINING_SPACING_MARK || Character.isSurrogate(c)) {
            out.append(c);
        } else {
            out.append(' ');
        }
    }

    /** A dash before figures that follow figures means "to"; one that stands free is a pause; a hyphen only separates. */
    private void dash(char c) {
        boolean beforeFigures = at + 1 < text.length() && (isFigure(text.charAt(at + 1)) || text.charAt(at + 1) == '₹');
        if (beforeFigures && figuresBefore) {
            word("to");
        } else {
            out.append(c == '-' && !isFree() ? " " : ", ");
        }
    }

    private boolean isFree() {
        return at > 0 && text.charAt(at - 1) == ' ' && at + 1 < text.length() && text.charAt(at + 1) == ' ';
    }

    private void slash() {
        boolean betweenWords = isWordBefore() && at + 1 < text.length() && isWord(text.charAt(at + 1));
        out.append(betweenWords ? " " + words.word("or") + " " : " ");
    }

    private void apostrophe() {
        if (isWordBefore() && at + 1 < text.length() && isLatin(text.charAt(at + 1))) {
            out.append('\'');
        }
    }

    private void word(String key) {
        out.append(' ').append(words.word(key)).append(' ');
    }

    private boolean isWordBefore() {
        return at > 0 && isWord(text.charAt(at - 1));
    }

    /** The last word written, folded; empty after punctuation. */
    private String lastWord() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && isWord(out.charAt(start - 1))) {
            start--;
        }
        return Tokens.fold(out.substring(start, end));
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isFigure(char c) {
        return (c >= '0' && c <= '9') || c == '%' || c == '-';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
