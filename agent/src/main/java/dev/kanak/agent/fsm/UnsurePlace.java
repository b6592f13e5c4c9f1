package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A place that was told by the sound of words written otherwise: it is said back once, and a caller who denies it is asked again. */
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
        if (city != null && !known && heard.slots().has(Mark.UNSURE_PLACE)) {
            memory.placeUnsure = true;
            reply.add(voice.say("branch.heard", "place", voice.place((part == null ? city : part).toString())));
        }
    }

    /** "Wrong", or "no" where it answers nothing else, right after the place was said back: it is dropped and asked again. */
    boolean denied() {
        boolean open = memory.placeUnsure;
        memory.placeUnsure = false;
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
        memory.slots().remove(SlotName.CITY);
        memory.slots().remove(SlotName.LOCALITY);
        memory.forget(Steps.BRANCHES);
        reply.add(voice.say("branch.misheard"));
        reply.asks(Question.CITY);
        return true;
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
