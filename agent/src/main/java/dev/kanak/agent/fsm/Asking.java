package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which question closes a reply, and in which words: the second time in fewer and with an example. Where one that must be answered
 * leads nowhere, a person is offered.
 */
final class Asking {

    /** Times in a row after which an errand's question has led nowhere. */
    private static final int MOST_IN_A_ROW = 3;

    private static final Set<Question> NEEDED =
            EnumSet.of(Question.CITY, Question.DATE, Question.TIME, Question.NAME, Question.PHONE);

    private static final Set<Question> WHEN = EnumSet.of(Question.DATE, Question.TIME);

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final boolean hasPerson;
    private Question stuckAt = Question.NONE;

    Asking(Conversation.Parts parts) {
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
        this.hasPerson = parts.tools().contains(Steps.HAND_OVER);
    }

    /**
     * The next question; one that may stay open and was asked three times without an answer is left out.
     *
     * @param alone true if the reply tells nothing else
     */
    Question next(boolean alone) {
        Question next = steps.next();
        while (memory.givesUp(next)) {
            memory.skip(next);
            next = steps.next();
        }
        memory.asks(next);
        boolean stuck = memory.askedInARow(key(next), alone) > MOST_IN_A_ROW && NEEDED.contains(next);
        if (stuck && memory.errand.isPresent() && !memory.escalated) {
            stuckAt = next;
            Question help = hasPerson ? Question.HAND_OVER : Question.TRY_AGAIN;
            int _ = memory.askedInARow(key(help), alone);
            return help;
        }
        return next;
    }

    /** The words of a question that {@link #next} gave; empty if another sentence asks it. */
    Optional<String> words(Question question) {
        String key = key(question);
        String again = key + ".again";
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(voice.say(memory.asksAgain(key) && voice.has(again) ? again : key));
    }

    private String key(Question question) {
        return switch (question) {
            case HAND_OVER -> WHEN.contains(stuckAt) ? "visit.person" : "no_match.person";
            case TRY_AGAIN -> "no_match.3";
            case DATE -> memory.knows(SlotName.TIME) ? "visit.day" : "visit.date";
            default -> question.prompt().orElse("");
        };
    }
}
