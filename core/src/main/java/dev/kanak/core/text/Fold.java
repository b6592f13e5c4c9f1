package dev.kanak.core.text;

import java.text.Normalizer;
import java.util.Locale;

/** Folds spellings that mean the same: compatibility forms, case, digits of every script, nukta and nasal signs. */
final class Fold {

    private static final char CANDRABINDU = '\u0901';
    private static final char ANUSVARA = '\u0902';
    private static final char NUKTA = '\u093C';
    private static final char VIRAMA = '\u094D';
    private static final String NASALS = "ङञणनम";
    private static final String NOT_PLOSIVE_AFTER_NA = "नयरलवहमञङण";

    private Fold() {}

    /** The folded text; white space and punctuation stay. */
    static String text(String text) {
        String plain = isPlain(text) ? text : decompose(text);
        var out = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (!isInvisible(c) && c != NUKTA) {
                append(c, plain, i, out);
            }
        }
        return out.toString();
    }

    private static void append(int c, String text, int next, StringBuilder out) {
        if (c < 128) {
            out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : (char) c);
        } else if (c == VIRAMA && nasalBeforePlosive(out, text, next)) {
            out.setCharAt(out.length() - 1, ANUSVARA);
        } else if (Character.isDigit(c)) {
            out.append((char) ('0' + Character.digit(c, 10)));
        } else {
            out.appendCodePoint(variant(c));
        }
    }

    private static int variant(int c) {
        return switch (c) {
            case CANDRABINDU -> ANUSVARA;
            case 'ॅ' -> 'े';
            case 'ऍ' -> 'ए';
            case '’', '‘', 'ʼ' -> '\'';
            case '−' -> '-';
            default -> Character.toLowerCase(c);
        };
    }

    /** Whether the last letter is a nasal whose half form may be written as anusvara before the next letter. */
    private static boolean nasalBeforePlosive(CharSequence out, String text, int next) {
        if (out.isEmpty() || next >= text.length()) {
            return false;
        }
        char nasal = out.charAt(out.length() - 1);
        char consonant = text.charAt(next);
        if (NASALS.indexOf(nasal) < 0 || consonant < 'क' || consonant > 'ह') {
            return false;
        }
        return switch (nasal) {
            case 'म' -> consonant >= 'प' && consonant <= 'भ';
            case 'न' -> NOT_PLOSIVE_AFTER_NA.indexOf(consonant) < 0;
            case 'ण' -> consonant >= 'ट' && consonant <= 'ढ';
            case 'ञ' -> consonant >= 'च' && consonant <= 'झ';
            default -> consonant <= 'घ';
        };
    }

    private static boolean isInvisible(int c) {
        return c >= 0xAD
                && (Character.getType(c) == Character.FORMAT
                        || c == 0x034F
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || (c >= 0xE0100 && c <= 0xE01EF));
    }

    /** Whether compatibility decomposition would change nothing: ASCII and Devanagari letters without a nukta form. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean devanagari =
                    c >= 0x0900 && c <= 0x097F && !(c >= 0x0958 && c <= 0x095F) && c != 'ऩ' && c != 'ऱ' && c != 'ऴ';
            if (c >= 128 && !devanagari) {
                return false;
            }
        }
        return true;
    }

    private static String decompose(String text) {
        String decomposed = Normalizer.normalize(fractions(text), Normalizer.Form.NFKD);
        var out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c < 0x0300 || c > 0x036F) {
                out.append(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Writes ¼ ½ ¾ as decimals, so that "2½" is 2.5 and not 21⁄2. */
    private static String fractions(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String decimals = switch (c) {
                case '¼' -> ".25";
                case '½' -> ".5";
                case '¾' -> ".75";
                default -> "";
            };
            if (decimals.isEmpty()) {
                out.append(c);
            } else {
                boolean mixed = i > 0 && Character.isDigit(text.charAt(i - 1));
                out.append(mixed ? "" : "0").append(decimals);
            }
        }
        return out.toString();
    }
}
