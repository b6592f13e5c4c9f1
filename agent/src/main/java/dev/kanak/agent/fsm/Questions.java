package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes what one utterance asks: one question, or two at once and a third with the next reply. */
final class Questions extends TurnPart {

    /** Intents that ask something which can be answered beside something else. */
    private static final Set<Intent> ASKING = Set.of(
            Intent.ASK_GOLD_PRICE,
            Intent.ASK_EMI,
            Intent.ASK_ELIGIBLE_AMOUNT,
            Intent.ASK_INTEREST_RATE,
            Intent.ASK_REPAYMENT,
            Intent.ASK_DOCUMENTS,
            Intent.ASK_FEES,
            Intent.ASK_SAFETY_AUCTION,
            Intent.ASK_CLOSURE_RELEASE);

    private static final int MOST_AT_ONCE = 2;

    Questions(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        super(parts, heard, reply, actions);
    }

    /** Takes what the caller asks, each question of several; true if any is answered. */
    boolean take() {
        List<Heard> questions = questions();
        if (questions.size() < 2) {
            return new Enquiry(parts, heard, reply, actions).take();
        }
        reply.brief();
        boolean answered = false;
        for (Heard question : questions.subList(0, MOST_AT_ONCE)) {
            answered |= new Enquiry(parts, question, reply, actions).take();
        }
        memory.waiting = questions.stream().skip(MOST_AT_ONCE).findFirst();
        return answered;
    }

    /** The clauses that ask different things. */
    private List<Heard> questions() {
        Map<String, Heard> bySubject = new LinkedHashMap<>();
        heard.clauses().stream()
                .filter(this::asks)
                .forEach(clause -> subjectOf(clause).ifPresent(key -> bySubject.putIfAbsent(key, clause)));
        return List.copyOf(bySubject.values());
    }

    /** A clause asks by its own words, or with those of another that asks. */
    private boolean asks(Heard clause) {
        boolean itself = clause.asks()
                || clause.topics().has(Topic.POSSIBLE)
                || clause.concepts().has("tell");
        boolean whole = heard.asks()
                || heard.topics().has(Topic.POSSIBLE)
                || heard.concepts().has("tell")
                || heard.text().endsWith("?");
        return itself || (whole && clause.slots().isEmpty());
    }

    private static Optional<String> subjectOf(Heard clause) {
        return clause.topics()
                .first(Topic.Kind.SUBJECT)
                .map(Topic::key)
                .or(() -> clause.intent().filter(ASKING::contains).map(Intent::label));
    }

    /** Answers what was asked before and could not be answered with the rest. */
    void second() {
        Optional<Heard> waiting = memory.waiting;
        memory.waiting = Optional.empty();
        waiting.ifPresent(question -> {
            reply.add(parts.voice().say("second_matter"));
            new Enquiry(parts, question, reply, actions).take();
        });
    }
}
