package dev.kanak.agent.fsm;

import dev.kanak.agent.memory.CallNotes;
import dev.kanak.agent.memory.CallNotes.Kind;
import dev.kanak.agent.memory.CallNotes.Note;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.core.text.IndianFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The call as notes in English. Built from slots and tool figures, so that no figure can drift; of personal data they hold
 * the first name and the last four digits of the number.
 */
final class CallSummary {

    private static final int HAND_OVER_WORDS = 80;
    private static final int SHOWN_DIGITS = 4;

    /** Slots that are told otherwise, or are no facts of the matter. */
    private static final List<String> OWN_WORDS = List.of(
            SlotName.LANGUAGE,
            SlotName.NAME,
            SlotName.PHONE,
            SlotName.PHONE_PARTIAL,
            SlotName.PINCODE_PARTIAL,
            SlotName.CONSENT,
            SlotName.AMOUNT,
            SlotName.OUTSTANDING,
            SlotName.WEIGHT,
            SlotName.NET_WEIGHT,
            SlotName.AFFIRMATION);

    private static final List<String> FLAGS = List.of(
            SlotName.CALLBACK, SlotName.DO_NOT_CALL, SlotName.ERASURE, SlotName.COMPLAINT, SlotName.WANTS_HUMAN);

    private final Memory memory;
    private final Steps steps;

    CallSummary(Memory memory, Steps steps) {
        this.memory = memory;
        this.steps = steps;
    }

    /** For a person who takes over, at most 80 words. */
    String text() {
        return notes().withinWords(HAND_OVER_WORDS);
    }

    /** Everything that is known, in the order in which it is told on. */
    CallNotes notes() {
        List<Note> notes = new ArrayList<>();
        add(
                notes,
                Kind.CONDUCT,
                "Caller speaks " + memory.text(SlotName.LANGUAGE).orElse("hi"));
        memory.escalation.ifPresent(why -> add(notes, Kind.CONDUCT, "hand-over: " + words(why.reason())));
        consents(notes);
        told(notes);
        figures(notes);
        memory.journal.effects().forEach(effect -> add(notes, Kind.EFFECT, effect));
        memory.journal
                .objections()
                .forEach((topic, rounds) ->
                        add(notes, Kind.OBJECTION, "objection " + words(topic.key()) + " answered " + times(rounds)));
        memory.journal.answered().forEach(subject -> add(notes, Kind.ANSWERED, "answered " + words(subject)));
        memory.question.slot().ifPresent(slot -> add(notes, Kind.OPEN_QUESTION, "agent waits for " + words(slot)));
        return new CallNotes(notes);
    }

    private void consents(List<Note> notes) {
        Object recording = memory.slots().get(SlotName.CONSENT);
        if (recording != null) {
            add(notes, Kind.CONDUCT, Boolean.TRUE.equals(recording) ? "recording agreed" : "recording refused");
        }
        memory.journal
                .consents()
                .forEach((kind, granted) -> add(notes, Kind.CONDUCT, words(kind) + (granted ? " agreed" : " refused")));
        for (String flag : FLAGS) {
            if (Boolean.TRUE.equals(memory.slots().get(flag))) {
                add(notes, Kind.CONDUCT, words(flag));
            }
        }
    }

    private void told(List<Note> notes) {
        memory.weight().ifPresent(weight -> add(notes, Kind.SLOT, "gold " + IndianFormat.grams(weight)));
        memory.amount().ifPresent(amount -> add(notes, Kind.SLOT, "wants " + rupees(amount)));
        memory.number(SlotName.OUTSTANDING).ifPresent(owed -> add(notes, Kind.SLOT, "owes elsewhere " + rupees(owed)));
        for (Map.Entry<String, Object> slot : memory.slots().entrySet()) {
            boolean plain = !OWN_WORDS.contains(slot.getKey()) && !FLAGS.contains(slot.getKey());
            if (plain) {
                add(notes, Kind.SLOT, words(slot.getKey()) + " " + slot.getValue() + corrected(slot.getKey()));
            }
        }
        memory.text(SlotName.NAME).ifPresent(name -> add(notes, Kind.SLOT, "name " + name.split(" ", 2)[0]));
        memory.text(SlotName.PHONE).ifPresent(phone -> add(notes, Kind.SLOT, "phone ending " + lastDigits(phone)));
    }

    private String corrected(String slot) {
        return memory.journal.isCorrected(slot) ? " (corrected)" : "";
    }

    private void figures(List<Note> notes) {
        steps.quote()
                .filter(Quote::lends)
                .ifPresent(
                        quote -> add(notes, Kind.FIGURE, quoted() + rupees(quote.most()) + source(Steps.ELIGIBILITY)));
        memory.accepted.ifPresent(amount -> add(notes, Kind.FIGURE, "settled for " + rupees(amount)));
        memory.answer(Steps.LOAN).ifPresent(loan -> loan(loan, notes));
        memory.answer(Steps.COMPARE)
                .ifPresent(
                        _ -> add(notes, Kind.FIGURE, "costs compared with the other lender" + source(Steps.COMPARE)));
    }

    private String quoted() {
        return memory.keyWords.owes(KeyWords.QUOTE) ? "limit not yet heard by the caller " : "quoted up to ";
    }

    private void loan(Map<String, Object> loan, List<Note> notes) {
        for (String figure : List.of("emi_inr", "maturity_inr", "monthly_interest_inr")) {
            if (loan.get(figure) instanceof Number amount) {
                String said = words(figure.replace("_inr", "")) + " " + rupees(new BigDecimal(amount.toString()));
                add(notes, Kind.FIGURE, said + source(Steps.LOAN));
            }
        }
    }

    /** The request that gave a figure, to look it up by. */
    private String source(String tool) {
        return memory.latest(tool).map(id -> " (" + id + ")").orElse("");
    }

    private static void add(List<Note> notes, Kind kind, String text) {
        notes.add(new Note(kind, text));
    }

    private static String times(int rounds) {
        return rounds == 1 ? "once" : rounds + " times";
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
}
