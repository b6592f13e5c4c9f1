package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which question closes a reply, and in which words: the second time in fewer and with an example. Where one that must be answered
 * leads nowhere, a person is offered beside it.
 */
final class Asking {

    /** Times that an errand's question is asked again in vain before a person is offered, and before that is done once more. */
    private static final int IN_VAIN = 3;

    private static final Set<Question> NEEDED =
            EnumSet.of(Question.CITY, Question.DATE, Question.TIME, Question.NAME, Question.PHONE);

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final boolean hasPerson;

    Asking(Conversation.Parts parts) {
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
        this.hasPerson = parts.tools().contains(Steps.HAND_OVER);
    }

    /**
     * The next question; one that may stay open and was asked three times without an answer is left out.
     *
     * @param answers whether the reply answers something
     */
    Question next(boolean answers) {
        Question next = steps.next();
        while (memory.givesUp(next)) {
            memory.skip(next);
            next = steps.next();
        }
        memory.asks(next);
        memory.asksInWords(key(next), answers);
        memory.personOffered = hasPerson && isStuck(next);
        return next;
    }

    /** The words of a question that {@link #next} gave; empty if another sentence asks it. */
    Optional<String> words(Question question) {
        String key = key(question);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String again = key + ".again";
        String asks = voice.say(memory.asksAgain() && voice.has(again) ? again : key);
        return Optional.of(
                isStuck(question) ? voice.say(hasPerson ? "ask.person" : "ask.helpline") + " " + asks : asks);
    }

    private boolean isStuck(Question question) {
        int inVain = memory.askedInVain();
        return inVain > 0
                && inVain % IN_VAIN == 0
                && NEEDED.contains(question)
                && memory.errand.isPresent()
                && !memory.escalated;
    }

    private String key(Question question) {
        boolean onlyDay = question == Question.DATE && memory.knows(SlotName.TIME);
        return onlyDay ? "visit.day" : question.prompt().orElse("");
    }
}
