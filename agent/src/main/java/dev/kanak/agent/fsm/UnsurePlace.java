package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place that was heard in part, told by the sound of words written otherwise or by a word that nothing knows: it is said back
 * once; if the caller denies it, the place told before holds again, or else it is asked again.
 */
final class UnsurePlace {

    private static final int FEW_WORDS = 3;

    /** Questions to which a bare no is an answer. */
    private static final Set<Question> CLOSED = EnumSet.of(
            Question.CONSENT,
            Question.NEED,
            Question.MORE,
            Question.REDUCED,
            Question.REMEMBER,
            Question.CONFIRM,
            Question.CHANGE,
            Question.CALL_BACK,
            Question.HAND_OVER,
            Question.TRY_AGAIN);

    private static final List<String> PLACE = List.of(SlotName.CITY, SlotName.LOCALITY, SlotName.PINCODE);

    /**
     * What held before.
     *
     * @param place values of the slots of a place; empty if none was known
     * @param errand what the caller wanted done
     */
    record Before(Map<String, Object> place, Optional<Errand> errand) {}

    private final Memory memory;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;

    UnsurePlace(Conversation.Parts parts, Heard heard, Reply reply) {
        this.memory = parts.memory();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
    }

    /** Says the place among new values back if it is one. */
    void tell(Map<String, Object> values) {
        Object city = values.get(SlotName.CITY);
        Object part = values.get(SlotName.LOCALITY);
        boolean known = city != null
                && city.equals(memory.slots().get(SlotName.CITY))
                && (part == null || part.equals(memory.slots().get(SlotName.LOCALITY)));
        boolean unsure = heard.slots().has(Mark.UNSURE_PLACE) || heard.slots().has(Mark.UNKNOWN_PLACE);
        if (city != null && !known && unsure) {
            memory.beforeUnsurePlace = Optional.of(new Before(place(), memory.errand));
            reply.add(voice.say("branch.heard", "place", voice.place((part == null ? city : part).toString())));
        }
    }

    private Map<String, Object> place() {
        Map<String, Object> place = new HashMap<>(memory.slots());
        place.keySet().retainAll(PLACE);
        return Map.copyOf(place);
    }

    /** "Wrong", or "no" where it answers nothing else, right after the place was said back: it is taken back. */
    boolean denied() {
        Optional<Before> before = memory.beforeUnsurePlace;
        memory.beforeUnsurePlace = Optional.empty();
        boolean open = before.isPresent();
        boolean no = heard.polarity() == Polarity.NO
                && heard.words() <= FEW_WORDS
                && heard.slots().isEmpty()
                && !heard.concepts().has("wrong")
                && !CLOSED.contains(memory.question);
        if (open && isRight()) {
            return true;
        }
        if (!open || !(isWrong() || no) || heard.slots().values().containsKey(SlotName.CITY)) {
            return false;
        }
        reply.add(voice.say("branch.misheard"));
        takeBack(before.get());
        return true;
    }

    private void takeBack(Before before) {
        memory.slots().keySet().removeAll(PLACE);
        memory.slots().putAll(before.place());
        memory.forget(Steps.BRANCHES);
        memory.errand = memory.errand.or(before::errand);
        if (before.place().isEmpty()) {
            memory.unskip(Question.CITY);
            reply.asks(Question.CITY);
        }
    }

    /** "Galat nahi hai": the question is asked again. */
    private boolean isRight() {
        Concepts said = heard.concepts();
        int wrong = said.indexOf("wrong");
        return wrong >= 0
                && said.hasAt(wrong + 1, "nahi")
                && heard.words() <= FEW_WORDS
                && heard.slots().isEmpty();
    }

    /** "Galat hai", but neither "galat nahi hai" nor "number galat hai". */
    private boolean isWrong() {
        Concepts said = heard.concepts();
        int wrong = said.indexOf("wrong");
        return wrong >= 0
                && !said.hasAt(wrong + 1, "nahi")
                && !said.hasAny("name", "number", "time", "day", "dateword");
    }
}
