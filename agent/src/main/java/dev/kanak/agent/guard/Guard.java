package dev.kanak.agent.guard;

import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes the sentences out of a reply that must not be said.
 *
 * <p>Numbers are looked for in digits and in words of Hindi, Hinglish and English alike; each must be one that a source gave.
 * A lone "one" is a word, not a figure. Pure.
 */
public final class Guard {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[।?!])\\s+|(?<=[.])\\s+(?=\\p{Lu})");
    private static final Pattern LATIN_PROMISE =
            Pattern.compile("(?i)\\b(guarantee[ds]?|guaranteed|definitely|surely|for sure|100 ?%|hundred"
                    + " percent|pre-?approved|assured)\\b|\\b(loan|it|amount) (is|has been|stands|will be)"
                    + " (approved|sanctioned|passed)\\b|\\b(approved|sanctioned) (hai|ho gaya|ho jayega|kar"
                    + " diya)\\b|\\b(fees?|charges?) (is|are|has been|will be) waived\\b|\\bpakk[ai] (mil|ho)|\\b(only"
                    + " today|today only|last chance|offer ends|hurry)\\b");
    private static final Pattern DEVANAGARI_PROMISE = Pattern.compile("गारंटी|पक्का (मिल|हो)|सौ (प्रतिशत|फ़ीसदी)"
            + "|(मंज़ूर|मंजूर|अप्रूव|स्वीकृत|sanction|approve)\\S* (हो गया|हो गई|हो चुका|कर दिया|हो जाएगा)"
            + "|(शुल्क|फ़ीस|फीस|fees?) माफ़? ?(कर|हो)|सिर्फ़ आज|आख़िरी मौक़ा|जल्दी कीजिए");
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)\\b(no|not|never|cannot|can't|nobody|without|nahi|mat)\\b|(?<!\\p{M}|\\p{L})(नहीं|न|मत|बिना|कोई)(?!\\p{M}|\\p{L})");
    private static final Pattern OTHER_LENDER = Pattern.compile(
            "(?i)\\b(nbfcs?|other (banks?|lenders?|compan(y|ies))|finance compan(y|ies)|moneylenders?|jewellers?|they"
                    + " charge)\\b|एनबीएफसी|साहूकार|सर्राफ़|दूसर[ेाी] (बैंक|कंपनी|जगह|लोग)|फाइनेंस कंपनी|बाक़ी बैंक");
    private static final Pattern CARD_OR_IDENTITY =
            Pattern.compile("(?<!\\d)\\d{4}[ -]?\\d{4}[ -]?\\d{4}(?:[ -]?\\d{4})?(?!\\d)");
    private static final Pattern TAX_NUMBER = Pattern.compile("\\b[A-Z]{5}\\d{4}[A-Z]\\b");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private static final Set<Source> OTHERS_SOURCES = Set.of(Source.CALLER, Source.ARTICLE, Source.WORDING);

    private Guard() {}

    /**
     * What may be said of a reply.
     *
     * @param text the sentences left; empty if none is
     * @param withheld why each of the others is not said
     * @param rephrased why each sentence that is said in other words is
     */
    public record Verdict(String text, List<Rule> withheld, List<Rule> rephrased) {}

    /** Gives the approved sentence that says what a sentence with a wrong number was to say; empty if there is none. */
    @FunctionalInterface
    public interface Approved {
        Optional<String> insteadOf(String sentence);
    }

    /** Judges each sentence of a reply on its own, where nothing but the words themselves can mend it. */
    public static Verdict check(String reply, KnownNumbers known) {
        return check(reply, known, _ -> Optional.empty());
    }

    /**
     * Judges each sentence of a reply on its own. One with a number that no source gave is said as the approved sentence
     * with the figure's own value; else without the clause that holds the number; else not at all.
     */
    public static Verdict check(String reply, KnownNumbers known, Approved approved) {
        List<String> kept = new ArrayList<>();
        List<Rule> withheld = new ArrayList<>();
        List<Rule> rephrased = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(reply.strip(), -1)) {
            Optional<Rule> broken = broken(sentence, known);
            if (broken.isEmpty()) {
                kept.add(sentence);
                continue;
            }
            Optional<String> mended =
                    broken.filter(rule -> rule == Rule.UNLINKED_NUMBER).flatMap(_ -> mended(sentence, known, approved));
            mended.ifPresent(kept::add);
            (mended.isPresent() ? rephrased : withheld).add(broken.get());
        }
        return new Verdict(
                String.join(" ", kept.stream().distinct().toList()), List.copyOf(withheld), List.copyOf(rephrased));
    }

    private static Optional<String> mended(String sentence, KnownNumbers known, Approved approved) {
        return approved.insteadOf(sentence)
                .filter(text -> broken(text, known).isEmpty())
                .or(() -> Rewording.withoutClauses(sentence, clause -> !linked(clause, known))
                        .filter(text -> broken(text, known).isEmpty()));
    }

    private static Optional<Rule> broken(String sentence, KnownNumbers known) {
        if (CARD_OR_IDENTITY.matcher(sentence).find()
                || TAX_NUMBER.matcher(sentence).find()) {
            return Optional.of(Rule.PERSONAL_NUMBER);
        }
        boolean promises = LATIN_PROMISE.matcher(sentence).find()
                || DEVANAGARI_PROMISE.matcher(sentence).find();
        if (promises && !DENIAL.matcher(sentence).find()) {
            return Optional.of(Rule.PROMISE);
        }
        if (!linked(sentence, known)) {
            return Optional.of(Rule.UNLINKED_NUMBER);
        }
        return invented(sentence, known) ? Optional.of(Rule.OTHER_LENDERS_RATE) : Optional.empty();
    }

    /** Whether every number of a sentence has a source. */
    private static boolean linked(String sentence, KnownNumbers known) {
        List<String> tokens = Tokens.of(sentence);
        boolean[] read = new boolean[tokens.size()];
        for (NumberSpan span : NumberReader.read(tokens)) {
            Arrays.fill(read, span.from(), span.to(), true);
            boolean percent = span.to() < tokens.size() && isPercent(tokens.get(span.to()));
            if (percent && known.ofPercentage(span.low()).isEmpty()) {
                return false;
            }
            List<String> said = tokens.subList(span.from(), span.to());
            boolean written =
                    said.stream().anyMatch(token -> DIGITS.matcher(token).find());
            if (!linked(span, known) && !(written && digitsLinked(said, known))) {
                return false;
            }
        }
        for (int at = 0; at < tokens.size(); at++) {
            if (!read[at] && !digitsLinked(List.of(tokens.get(at)), known)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPercent(String token) {
        return KnownNumbers.PERCENT.matcher(token).matches();
    }

    private static boolean linked(NumberSpan span, KnownNumbers known) {
        if (span.kind() == NumberSpan.Kind.DIGITS) {
            return known.hasDigits(span.digits());
        }
        return isSourced(span.low(), known) && isSourced(span.high(), known);
    }

    private static boolean isSourced(BigDecimal value, KnownNumbers known) {
        return value.compareTo(BigDecimal.ONE) == 0 || !known.of(value).isEmpty();
    }

    /** Whether each group of digits in some tokens is known by itself. */
    private static boolean digitsLinked(List<String> tokens, KnownNumbers known) {
        for (String token : tokens) {
            var groups = DIGITS.matcher(token.replace(",", ""));
            while (groups.find()) {
                boolean given = isSourced(new BigDecimal(groups.group()), known) || known.hasDigits(groups.group());
                if (!given) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a sentence gives a percentage of another lender that neither the caller nor an article gave. */
    private static boolean invented(String sentence, KnownNumbers known) {
        if (!OTHER_LENDER.matcher(sentence).find()
                || !KnownNumbers.PERCENT.matcher(sentence).find()) {
            return false;
        }
        return NumberReader.read(Tokens.of(sentence)).stream()
                .map(NumberSpan::low)
                .map(known::ofPercentage)
                .anyMatch(sources -> !sources.isEmpty() && sources.stream().noneMatch(OTHERS_SOURCES::contains));
    }
}
