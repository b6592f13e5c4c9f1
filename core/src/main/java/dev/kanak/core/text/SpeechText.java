package dev.kanak.core.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Takes markup, emoji and invisible characters out of a text before it is spoken, and tidies it after. */
final class SpeechText {

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,200})]\\([^()\\s]{1,500}\\)");
    private static final Pattern LINE_MARK = Pattern.compile("(?m)^[ \\t]*(?:#{1,6}|[-*•]|>)[ \\t]+");
    private static final Pattern LINE_END = Pattern.compile("[ \\t]*(?<![.,?!।:;])\\R\\s*");
    private static final String REMOVED = "*_`#|^{}\\<>\"“”«»";
    private static final String PUNCTUATION = ".,?!।";

    private SpeechText() {}

    /** Plain text in NFC with ASCII digits; emoji and invisible characters gone, line ends as full stops. */
    static String clean(String text) {
        String plain = text;
        if (text.indexOf('<') >= 0) {
            plain = TAG.matcher(plain).replaceAll(" ");
        }
        if (text.indexOf("](") >= 0) {
            plain = LINK.matcher(plain).replaceAll("$1");
        }
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            plain = LINE_END.matcher(plain.strip()).replaceAll(". ");
        }
        if (text.indexOf("- ") >= 0 || text.indexOf("# ") >= 0 || text.indexOf('•') >= 0 || text.indexOf("* ") >= 0) {
            plain = LINE_MARK.matcher(plain).replaceAll("");
        }
        return characters(Normalizer.normalize(plain, Normalizer.Form.NFC));
    }

    private static String characters(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 128) {
                out.append(Character.isISOControl(c) ? ' ' : (char) c);
            } else if (Character.isDigit(c)) {
                out.append((char) ('0' + Character.digit(c, 10)));
            } else if (isWidePunctuation(c)) {
                out.append((char) (c - 0xFEE0));
            } else if (!isSilent(c)) {
                out.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static boolean isWidePunctuation(int c) {
        return c > 0xFF00 && c < 0xFF5F;
    }

    /** Emoji, format characters, controls, private and unassigned code points. */
    private static boolean isSilent(int c) {
        return switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL -> c != '°';
            case Character.FORMAT,
                    Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.MODIFIER_SYMBOL, Character.ENCLOSING_MARK -> true;
            case Character.NON_SPACING_MARK -> (c >= 0xFE00 && c <= 0xFE0F) || c >= 0xE0100;
            default -> false;
        };
    }

    /** Whether a character is dropped wherever it stands. */
    static boolean isRemoved(char c) {
        return REMOVED.indexOf(c) >= 0;
    }

    /** Single spaces, no space before punctuation, no doubled or leading punctuation. */
    static String tidy(CharSequence text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (PUNCTUATION.indexOf(c) >= 0) {
                appendPunctuation(c, out);
            } else if (!Character.isWhitespace(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        String tidied = out.toString().strip();
        return tidied.endsWith(",") ? tidied.substring(0, tidied.length() - 1).strip() : tidied;
    }

    private static void appendPunctuation(char c, StringBuilder out) {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        if (out.isEmpty()) {
            return;
        }
        char last = out.charAt(out.length() - 1);
        if (PUNCTUATION.indexOf(last) < 0) {
            out.append(c);
        } else if (last == ',') {
            out.setCharAt(out.length() - 1, c);
        }
    }
}
