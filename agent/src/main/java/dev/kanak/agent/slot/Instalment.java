package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Money that is paid every month, and so is no amount of a loan: "har mahine 50 hazaar bhar sakta hoon". */
final class Instalment {

    /** Words between "every month" and the money. */
    private static final int REACH = 3;

    private static final Set<String> EACH = Set.of("har", "हर", "prati", "प्रति", "every", "each", "per", "a");
    private static final Set<String> MONTH =
            Set.of("month", "mahine", "mahina", "maheene", "महीने", "महीना", "महिने", "माह", "maah");
    private static final Set<String> MONTHLY = Set.of("monthly", "मंथली", "मासिक");
    private static final Set<String> OF = Set.of("ka", "ke", "ki", "का", "के", "की");

    /** "Is mahine ke andar": one month, not each. */
    private static final Set<String> ONE =
            Set.of("is", "iss", "इस", "agle", "अगले", "pichhle", "पिछले", "usi", "isi", "इसी");

    /** "In monthly instalments", "har mahine kist mein": how the whole is paid. */
    private static final Set<String> KIND =
            Set.of("kist", "kisht", "kiston", "किस्त", "किस्तों", "emi", "instalments", "installments");

    private static final Pattern PAYS =
            Pattern.compile("(?:^| )(?:(?:re)?pay(?:ing)?|deposit|jama|जमा|chuka\\S*|चुका\\S*"
                    + "|bhar(?:un|oon|u|ta|ti|te|na|ne|ung[ai]|enge)?|भर(?:ूँ|ूं|ता|ती|ते|ना|ने|ूँगा|ूंगा|ूँगी|ूंगी|ेंगे)?"
                    + "|lauta\\S*|लौटा\\S*|dung[ai]|दूँगा|दूंगा|दूँगी|दूंगी|de sak\\S*|दे सक\\S*)(?= |$)");

    /** "Do lakh pe", "50 hazaar ka", "for two lakh": of what is lent. */
    private static final Set<String> AFTER_LENT = Set.of("pe", "par", "पे", "पर", "ka", "का", "ki", "की", "ke", "के");

    private static final Set<String> BEFORE_LENT = Set.of("for", "on", "of");

    private static final String[] LENT = {"loan", "want", "take"};

    /** "Mahine ke andar", "at the end of the month": when, not how often. */
    private static final Set<String> WHEN =
            Set.of("andar", "अंदर", "अन्दर", "end", "baad", "बाद", "pehle", "पहले", "within");

    private Instalment() {}

    /** Whether a figure of money is one of an instalment. */
    static boolean is(Figure money, List<Figure> figures, Utterance utterance) {
        List<String> words = utterance.tokens();
        return PAYS.matcher(String.join(" ", words)).find()
                && IntStream.range(0, words.size())
                        .filter(at -> everyMonth(words, at))
                        .anyMatch(at -> beside(at, money, figures, utterance));
    }

    private static boolean everyMonth(List<String> words, int at) {
        boolean each = MONTH.contains(words.get(at)) && at > 0 && EACH.contains(words.get(at - 1));
        boolean of = MONTH.contains(words.get(at))
                && at + 1 < words.size()
                && OF.contains(words.get(at + 1))
                && (at + 2 >= words.size() || !WHEN.contains(words.get(at + 2)))
                && (at == 0 || !ONE.contains(words.get(at - 1)));
        boolean ofKind = IntStream.range(at + 1, Math.min(at + REACH, words.size()))
                .anyMatch(next -> KIND.contains(words.get(next)));
        return (each || of || MONTHLY.contains(words.get(at))) && !ofKind;
    }

    /** Nothing between tells of a loan that is wanted, and no other number stands there. */
    private static boolean beside(int month, Figure money, List<Figure> figures, Utterance utterance) {
        Concepts heard = utterance.heard();
        int from = month < money.from() ? month + 1 : money.end();
        int until = month < money.from() ? money.from() : month;
        boolean other = figures.stream()
                .anyMatch(
                        f -> f.role() != Role.OTHER && !f.equals(money) && f.from() < until + 1 && f.end() > from - 1);
        List<String> words = utterance.tokens();
        boolean lent = (money.end() < words.size() && AFTER_LENT.contains(words.get(money.end())))
                || (money.from() > 0 && BEFORE_LENT.contains(words.get(money.from() - 1)));
        boolean howMuch =
                IntStream.range(from, Math.max(until, month + REACH)).anyMatch(at -> heard.hasAt(at, "howmuch"));
        return until - from <= REACH
                && !other
                && !lent
                && !wished(money, month, utterance)
                && !howMuch
                && IntStream.range(from, until)
                        .noneMatch(at -> Stream.of(LENT).anyMatch(concept -> heard.hasAt(at, concept)));
    }

    /** "I want two lakh, will pay every month": the wish stands right before the money. */
    private static boolean wished(Figure money, int month, Utterance utterance) {
        Concepts heard = utterance.heard();
        return money.from() < month
                && IntStream.range(Math.max(0, money.from() - REACH), money.from())
                        .filter(at -> Stream.of(LENT).anyMatch(concept -> heard.hasAt(at, concept)))
                        .anyMatch(at -> !PAYS.matcher(
                                        String.join(" ", utterance.tokens().subList(at, money.from())))
                                .find());
    }
}
