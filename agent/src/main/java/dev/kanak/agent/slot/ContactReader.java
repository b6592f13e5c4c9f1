package dev.kanak.agent.slot;

import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.core.text.NumberReader;
import java.util.regex.Pattern;

/** Telephone numbers and PIN codes, complete or as far as they have been said. */
final class ContactReader {

    private static final Pattern PHONE = Pattern.compile("[6-9]\\d{9}");
    private static final Pattern PREFIXED = Pattern.compile("(?:0{0,2}91|0)([6-9]\\d{9})");
    private static final Pattern PINCODE = Pattern.compile("[1-9]\\d{5}");
    private static final int PHONE_DIGITS = 10;
    private static final int PINCODE_DIGITS = 6;
    private static final int LEAST_PARTIAL = 2;

    private final Reading reading;
    private final String digits;

    ContactReader(Reading reading) {
        this.reading = reading;
        this.digits = NumberReader.digits(reading.utterance().tokens());
    }

    void read() {
        boolean asksPhone = reading.asked().isFor(SlotName.PHONE, SlotName.PHONE_PARTIAL);
        boolean asksPlace = reading.asked().isFor(SlotName.CITY, SlotName.PINCODE, SlotName.LOCALITY);
        boolean pinWord = reading.heard().has("pincode");
        if (asksPhone && !pinWord) {
            phone();
        } else if (pinWord || (asksPlace && !reading.heard().hasAny("want", "loan", "rupee", "money"))) {
            pincode();
        }
        if (!asksPhone && PHONE.matcher(withoutPrefix(digits)).matches()) {
            reading.put(SlotName.PHONE, withoutPrefix(digits));
            reading.remove(SlotName.AMOUNT);
        }
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
