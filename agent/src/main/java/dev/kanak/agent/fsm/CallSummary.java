package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.core.text.IndianFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The call in at most 80 words for a person who takes over. Built from slots and tool figures, so that no figure can drift;
 * of personal data it holds the first name and the last four digits of the number.
 */
final class CallSummary {

    private static final int MOST_WORDS = 80;
    private static final int SHOWN_DIGITS = 4;
    private static final List<String> LISTED = List.of(
            SlotName.PURITY,
            SlotName.PRODUCT,
            SlotName.TENURE,
            SlotName.PURPOSE,
            SlotName.LENDER_TYPE,
            SlotName.RATE,
            SlotName.CITY,
            SlotName.DATE,
            SlotName.TIME);

    private final Memory memory;
    private final Steps steps;

    CallSummary(Memory memory, Steps steps) {
        this.memory = memory;
        this.steps = steps;
    }

    /** The summary in English. */
    String text() {
        List<String> facts = new ArrayList<>();
        facts.add("Caller speaks " + memory.text(SlotName.LANGUAGE).orElse("hi"));
        memory.escalation.ifPresent(why -> facts.add("hand-over: " + words(why.reason())));
        memory.weight().ifPresent(weight -> facts.add("gold " + IndianFormat.grams(weight)));
        memory.amount().ifPresent(amount -> facts.add("wants " + IndianFormat.rupees(amount)));
        memory.number(SlotName.OUTSTANDING).ifPresent(owed -> facts.add("owes elsewhere " + IndianFormat.rupees(owed)));
        steps.quote().filter(Quote::lends).ifPresent(quote -> facts.add("quoted up to " + rupees(quote.most())));
        for (String slot : LISTED) {
            Object value = memory.slots().get(slot);
            if (value != null) {
                facts.add(words(slot) + " " + value);
            }
        }
        memory.text(SlotName.NAME).ifPresent(name -> facts.add("name " + name.split(" ", 2)[0]));
        memory.text(SlotName.PHONE).ifPresent(phone -> facts.add("phone ending " + lastDigits(phone)));
        flags(facts);
        return cut(String.join("; ", facts) + ".");
    }

    private void flags(List<String> facts) {
        for (String flag : List.of(SlotName.CALLBACK, SlotName.DO_NOT_CALL, SlotName.ERASURE, SlotName.COMPLAINT)) {
            if (Boolean.TRUE.equals(memory.slots().get(flag))) {
                facts.add(words(flag));
            }
        }
    }

    private static String rupees(BigDecimal amount) {
        return IndianFormat.rupees(amount);
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String lastDigits(String phone) {
        return phone.substring(Math.max(0, phone.length() - SHOWN_DIGITS));
    }

    private static String cut(String text) {
        List<String> words = List.of(text.split(" ", -1));
        return words.size() <= MOST_WORDS ? text : String.join(" ", words.subList(0, MOST_WORDS));
    }
}
