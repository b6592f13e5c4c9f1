package dev.kanak.agent.slot;

import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.core.text.NumberReader;
import java.util.Set;
import java.util.regex.Pattern;

/** Telephone numbers and PIN codes, complete or as far as they have been said. */
final class ContactReader {

    private static final Pattern PHONE = Pattern.compile("[6-9]\\d{9}");
    private static final Pattern PREFIXED = Pattern.compile("(?:0{0,2}91|0)([6-9]\\d{9})");
    private static final Pattern PINCODE = Pattern.compile("[1-9]\\d{5}");
    private static final int PHONE_DIGITS = 10;
    private static final int PINCODE_DIGITS = 6;
    private static final int LEAST_PARTIAL = 2;

    /** Digits from which a number named as such is one to be reached on. */
    private static final int BEGUN_DIGITS = 7;

    private static final int LEAST_DIGITS = 4;

    private final Reading reading;
    private final String digits;

    ContactReader(Reading reading) {
        this.reading = reading;
        this.digits = NumberReader.digits(reading.utterance().tokens());
    }

    void read() {
        boolean asksPhone = reading.asked().isFor(SlotName.PHONE, SlotName.PHONE_PARTIAL);
        boolean asksPlace = reading.asked().isFor(SlotName.CITY, SlotName.PINCODE, SlotName.LOCALITY);
        boolean near = reading.heard().hasAny("branch", "nearest") && digits.length() == PINCODE_DIGITS;
        boolean pinWord = reading.heard().has("pincode") || near;
        boolean goesOn = isOnlyDigits()
                && digits.length() >= LEAST_DIGITS
                && reading.asked().known().containsKey(SlotName.PHONE_PARTIAL);
        if ((asksPhone || goesOn) && !pinWord) {
            phone();
        } else if (pinWord || (asksPlace && !reading.heard().hasAny("want", "loan", "rupee", "money") && !isSum())) {
            pincode();
        }
        if (!asksPhone && PHONE.matcher(withoutPrefix(digits)).matches()) {
            reading.put(SlotName.PHONE, withoutPrefix(digits));
            reading.remove(SlotName.AMOUNT);
        }
        boolean begun = !goesOn
                && digits.length() >= (isOnlyDigits() ? LEAST_DIGITS : BEGUN_DIGITS)
                && (isOnlyDigits() || reading.heard().has("number"))
                && digits.length() < PHONE_DIGITS
                && digits.charAt(0) >= '6';
        if (!asksPhone && !pinWord && begun) {
            reading.put(SlotName.PHONE_PARTIAL, digits);
            reading.remove(SlotName.AMOUNT);
            if (isOnlyDigits()) {
                reading.remove(SlotName.DATE);
                reading.remove(SlotName.TIME);
            }
        }
    }

    /** Nothing but digits one by one where a name or a day was asked: the caller is already at the number. */
    private boolean isOnlyDigits() {
        return reading.asked().isFor(SlotName.NAME, SlotName.DATE, SlotName.TIME)
                && digits.length() == reading.utterance().tokens().size();
    }

    /** "2.5 lakh" when the place is asked is money; "chaar lakh ek" is a code. */
    private boolean isSum() {
        boolean scaled = reading.utterance().tokens().stream()
                .anyMatch(
                        Set.of("lakh", "lac", "lakhs", "lacs", "लाख", "hazar", "hazaar", "hajar", "हज़ार", "हजार")
                                ::contains);
        return scaled && digits.endsWith("000");
    }

    private static String withoutPrefix(String digits) {
        var matcher = PREFIXED.matcher(digits);
        return matcher.matches() ? matcher.group(1) : digits;
    }

    private void phone() {
        if (digits.isEmpty()) {
            return;
        }
        String whole = withoutPrefix(digits);
        String before = reading.asked().known().get(SlotName.PHONE_PARTIAL) instanceof String partial ? partial : "";
        boolean restarts = whole.length() >= PHONE_DIGITS
                || (before.length() >= LEAST_PARTIAL
                        && whole.startsWith(before.substring(0, LEAST_PARTIAL))
                        && whole.length() > PHONE_DIGITS - before.length());
        boolean when = reading.has(SlotName.DATE) || reading.has(SlotName.TIME);
        if (when && !restarts) {
            return;
        }
        String all = restarts ? whole : withoutPrefix(before + whole);
        if (PHONE.matcher(all).matches()) {
            reading.put(SlotName.PHONE, all);
        } else if (all.length() < PHONE_DIGITS && all.length() >= LEAST_PARTIAL && all.charAt(0) >= '6') {
            reading.put(SlotName.PHONE_PARTIAL, all);
        } else if (all.length() >= LEAST_PARTIAL) {
            reading.mark(Mark.IMPOSSIBLE);
        }
        if (all.length() >= LEAST_PARTIAL) {
            reading.remove(SlotName.AMOUNT);
        }
    }

    private void pincode() {
        String before = reading.asked().known().get(SlotName.PINCODE_PARTIAL) instanceof String partial ? partial : "";
        String all = digits.length() < PINCODE_DIGITS && before.length() + digits.length() == PINCODE_DIGITS
                ? before + digits
                : digits;
        if (PINCODE.matcher(all).matches()) {
            reading.remove(SlotName.AMOUNT);
            reading.put(SlotName.PINCODE, all);
            return;
        }
        boolean asked = reading.asked().isFor(SlotName.PINCODE);
        boolean partial = all.length() > LEAST_PARTIAL && all.length() < PINCODE_DIGITS && all.charAt(0) != '0';
        if (asked && partial) {
            reading.remove(SlotName.AMOUNT);
            reading.put(SlotName.PINCODE_PARTIAL, all);
        } else if (asked && !all.isEmpty()) {
            reading.remove(SlotName.AMOUNT);
            reading.mark(Mark.IMPOSSIBLE);
        }
    }
}
