package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds numbers that must not be said on a call: Aadhaar, PAN, card, account numbers and secrets. */
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
    private static final Pattern IFSC = Pattern.compile("[a-z]{4}0[a-z0-9]{6}");
    /** A mobile number with its country code. */
    private static final Pattern MOBILE = Pattern.compile("91[6-9]\\d{9}");

    private static final int AADHAAR_DIGITS = 12;
    private static final int MOST_CARD_DIGITS = 19;
    private static final int LEAST_ACCOUNT_DIGITS = 9;
    private static final int LEAST_SECRET_DIGITS = 3;
    private static final int MOST_SECRET_DIGITS = 8;

    private PersonalNumbers() {}

    /** The kind of the first such number; empty if there is none. */
    public static Optional<Kind> find(List<String> tokens, Concepts heard) {
        for (String token : tokens) {
            if (PAN.matcher(token).matches()) {
                return Optional.of(Kind.PAN);
            }
            if (IFSC.matcher(token).matches()) {
                return Optional.of(Kind.ACCOUNT);
            }
        }
        String digits = longestRun(tokens, heard);
        int count = digits.length();
        if (count == AADHAAR_DIGITS
                && (heard.has("aadhaar") || !MOBILE.matcher(digits).matches())) {
            return Optional.of(Kind.AADHAAR);
        }
        if (count > AADHAAR_DIGITS && count <= MOST_CARD_DIGITS && luhn(digits)) {
            return Optional.of(Kind.CARD);
        }
        if (count >= LEAST_ACCOUNT_DIGITS && heard.has("accountword")) {
            return Optional.of(Kind.ACCOUNT);
        }
        boolean secret = heard.has("otp") && count >= LEAST_SECRET_DIGITS && count <= MOST_SECRET_DIGITS;
        return secret ? Optional.of(Kind.SECRET) : Optional.empty();
    }

    /** The longest run of digits said or written side by side: single digits, pairs, groups, doubles and triples. */
    public static String longestRun(List<String> tokens, Concepts heard) {
        StringBuilder run = new StringBuilder();
        String longest = "";
        int repeat = 1;
        for (int at = 0; at < tokens.size(); at++) {
            String digits = digits(tokens.get(at));
            if (heard.hasAt(at, "repeatdigit")) {
                repeat = tokens.get(at).startsWith("t") || tokens.get(at).startsWith("ट") ? 3 : 2;
            } else if (digits.isEmpty()) {
                run.setLength(0);
                repeat = 1;
            } else {
                run.append(digits.repeat(repeat));
                repeat = 1;
                longest = run.length() > longest.length() ? run.toString() : longest;
            }
        }
        return longest;
    }

    private static String digits(String token) {
        if (token.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return token;
        }
        List<NumberSpan> spans = NumberReader.read(List.of(token));
        boolean small = spans.size() == 1
                && spans.getFirst().value().scale() <= 0
                && spans.getFirst().value().compareTo(BigDecimal.valueOf(100)) < 0;
        return small ? spans.getFirst().value().toPlainString() : "";
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
