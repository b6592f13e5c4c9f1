package dev.kanak.server.eval;

import dev.kanak.core.speech.Language;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.NumberWords;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import dev.kanak.pipeline.stt.Lexicon;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as the words that were said, so that two ways of writing the same are equal: nukta, chandrabindu, joiners and case
 * are folded, known English words are written as their Devanagari spelling, numbers in digits as words. Thread-safe.
 */
final class SpokenWords {

    private static final long LARGEST = 999_999_999_999L;

    /** Five digits or more without grouping that are no round number, or any with a leading zero, are said one by one. */
    private static final String ONE_BY_ONE = "\\d{5,}(?<!00)|0\\d+";

    private final Lexicon lexicon;

    SpokenWords(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The words of a text. */
    List<String> of(String text) {
        List<String> tokens = Tokens.of(text);
        List<String> words = tokens.stream().anyMatch(SpokenWords::isNumeral) ? withoutNumerals(tokens) : tokens;
        return words.stream()
                .flatMap(word -> Tokens.of(lexicon.devanagari(word)).stream())
                .toList();
    }

    /** The values of all numbers of a text, runs of digits as they were said. */
    static List<String> numbers(String text) {
        return NumberReader.read(Tokens.of(text)).stream()
                .map(span -> span.kind() == NumberSpan.Kind.DIGITS
                        ? span.digits()
                        : span.low().stripTrailingZeros().toPlainString() + "-"
                                + span.high().stripTrailingZeros().toPlainString())
                .toList();
    }

    /** Whether two words sound the same though they are written in different scripts. */
    static boolean same(String a, String b) {
        return a.equals(b)
                || (isLatin(a) != isLatin(b)
                        && !PhoneticKey.coarse(a).isEmpty()
                        && PhoneticKey.coarse(a).equals(PhoneticKey.coarse(b)));
    }

    private static List<String> withoutNumerals(List<String> tokens) {
        var words = new ArrayList<String>();
        int next = 0;
        for (NumberSpan span : NumberReader.read(tokens)) {
            words.addAll(tokens.subList(next, span.from()));
            List<String> said = tokens.subList(span.from(), span.to());
            boolean numerals = said.stream().anyMatch(SpokenWords::isNumeral);
            words.addAll(numerals && !span.isRange() ? Tokens.of(spoken(span, said)) : said);
            next = span.to();
        }
        words.addAll(tokens.subList(next, tokens.size()));
        return words;
    }

    private static String spoken(NumberSpan span, List<String> said) {
        if (said.size() == 1 && said.getFirst().matches(ONE_BY_ONE)) {
            return NumberWords.digits(said.getFirst(), Language.HINDI);
        }
        BigDecimal value = span.value();
        boolean whole = value.stripTrailingZeros().scale() <= 0 && value.compareTo(BigDecimal.valueOf(LARGEST)) <= 0;
        if (span.kind() == NumberSpan.Kind.DIGITS || !whole) {
            return NumberWords.digits(span.digits(), Language.HINDI);
        }
        return NumberWords.cardinal(value.longValueExact(), Language.HINDI);
    }

    private static boolean isNumeral(String token) {
        return token.charAt(0) >= '0' && token.charAt(0) <= '9';
    }

    private static boolean isLatin(String word) {
        return word.charAt(0) < 128;
    }
}
