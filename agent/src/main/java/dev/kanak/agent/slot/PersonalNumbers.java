package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.intent.Lexicon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds numbers that must not be said on a call or kept: Aadhaar, PAN, card, account numbers and secrets, typed or spoken in
 * any script. Pure and thread-safe.
 */
public final class PersonalNumbers {

    /** What kind of number was heard. */
    public enum Kind {
        AADHAAR,
        PAN,
        CARD,
        SECRET,
        ACCOUNT
    }

    private static final Pattern PAN = Pattern.compile("[a-z]{5}\\d{4}[a-z]");
    private static final Pattern IFSC = Pattern.compile("[a-z]{4}0(?=[a-z0-9]*\\d)[a-z0-9]{6}");
    /** A mobile number with its country code. */
    private static final Pattern MOBILE_ABROAD = Pattern.compile("(?:0{0,2}91|0)?[6-9]\\d{9}");

    private static final int AADHAAR_DIGITS = 12;
    private static final int LEAST_AADHAAR_DIGITS = 8;
    private static final int LEAST_CARD_DIGITS = 13;
    private static final int MOST_CARD_DIGITS = 19;
    private static final int LEAST_ACCOUNT_DIGITS = 9;
    private static final int MOST_ACCOUNT_DIGITS = 18;
    private static final int LEAST_SECRET_DIGITS = 3;
    private static final int MOST_SECRET_DIGITS = 8;
    private static final int PIN_DIGITS = 4;
    private static final int PAN_LETTERS = 5;
    private static final int REACH = 7;
    private static final int PHONE_TAIL = 4;

    private PersonalNumbers() {}

    /**
     * A number found.
     *
     * @param kind its kind; empty for a telephone number
     */
    private record Found(Optional<Kind> kind, int from, int to, String digits) {}

    /** The kind of the first such number; empty if there is none. */
    public static Optional<Kind> find(List<String> tokens, Concepts heard) {
        return all(tokens, heard).stream()
                .flatMap(found -> found.kind().stream())
                .findFirst();
    }

    /** The longest run of digits said or written side by side: single digits, pairs, groups, doubles and triples. */
    public static String longestRun(List<String> tokens, Concepts heard) {
        return DigitWords.runs(tokens, heard).stream()
                .map(DigitWords.Run::digits)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /**
     * A text for records and logs: each such number as its kind in brackets ({@code [AADHAAR]}), a telephone number with its
     * last four digits only ({@code XXXXXX3210}).
     */
    public static String masked(String text, Lexicon lexicon) {
        SpokenText spoken = SpokenText.of(text);
        Concepts heard = lexicon.hear(spoken.tokens());
        StringBuilder out = new StringBuilder(text);
        for (Found found : all(spoken.tokens(), heard).reversed()) {
            String mask = found.kind()
                    .map(kind -> "[" + kind + "]")
                    .orElseGet(() ->
                            "XXXXXX" + found.digits().substring(found.digits().length() - PHONE_TAIL));
            out.replace(spoken.begin(found.from()), spoken.end(found.to() - 1), mask);
        }
        return out.toString();
    }

    /** Every such number, left to right, without overlap. */
    private static List<Found> all(List<String> tokens, Concepts heard) {
        List<Found> all = new ArrayList<>(lettered(tokens));
        for (DigitWords.Run run : DigitWords.runs(tokens, heard)) {
            boolean taken = all.stream().anyMatch(found -> found.from() < run.to() && run.from() < found.to());
            if (!taken) {
                kind(run, heard).ifPresent(kind -> all.add(new Found(Optional.of(kind), run.from(), run.to(), "")));
                boolean phone = MOBILE_ABROAD.matcher(run.digits()).matches();
                if (phone && kind(run, heard).isEmpty()) {
                    all.add(new Found(Optional.empty(), run.from(), run.to(), run.digits()));
                }
            }
        }
        all.sort(Comparator.comparingInt(Found::from));
        return all;
    }

    /** Numbers with letters in them: PAN and IFSC, in one word, in parts or letter by letter. */
    private static List<Found> lettered(List<String> tokens) {
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < tokens.size(); ) {
            int at = from;
            Optional<Found> code = code(tokens, at);
            code.ifPresent(found::add);
            from = code.map(Found::to).orElse(from + 1);
        }
        return found;
    }

    private static Optional<Found> code(List<String> tokens, int from) {
        StringBuilder joined = new StringBuilder();
        for (int at = from; at < tokens.size() && joined.length() < LEAST_CARD_DIGITS; at++) {
            String part = DigitWords.character(tokens.get(at), joined.length() < PAN_LETTERS);
            if (part.isEmpty()) {
                break;
            }
            joined.append(part);
            boolean pan = PAN.matcher(joined).matches();
            if (pan || IFSC.matcher(joined).matches()) {
                return Optional.of(new Found(Optional.of(pan ? Kind.PAN : Kind.ACCOUNT), from, at + 1, ""));
            }
        }
        return Optional.empty();
    }

    private static Optional<Kind> kind(DigitWords.Run run, Concepts heard) {
        int count = run.digits().length();
        boolean mobile = MOBILE_ABROAD.matcher(run.digits()).matches();
        boolean aadhaar = near(run, heard, "aadhaar");
        if ((count == AADHAAR_DIGITS && (aadhaar || !mobile))
                || (aadhaar && count >= LEAST_AADHAAR_DIGITS && count <= AADHAAR_DIGITS + PHONE_TAIL)) {
            return Optional.of(Kind.AADHAAR);
        }
        if (count >= LEAST_ACCOUNT_DIGITS && count <= MOST_ACCOUNT_DIGITS && near(run, heard, "accountword")) {
            return Optional.of(Kind.ACCOUNT);
        }
        boolean card = count >= LEAST_CARD_DIGITS && count <= MOST_CARD_DIGITS;
        if (card && (luhn(run.digits()) || near(run, heard, "cardword"))) {
            return Optional.of(Kind.CARD);
        }
        boolean secret = count >= LEAST_SECRET_DIGITS && count <= MOST_SECRET_DIGITS && near(run, heard, "otp");
        boolean pin = count == PIN_DIGITS && near(run, heard, "pinword") && !near(run, heard, "pinkod");
        return secret || pin ? Optional.of(Kind.SECRET) : Optional.empty();
    }

    private static boolean near(DigitWords.Run run, Concepts heard, String concept) {
        for (int at = run.from() - REACH; at < run.to() + REACH; at++) {
            if (heard.hasAt(at, concept)) {
                return true;
            }
        }
        return false;
    }

    /** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 1 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
