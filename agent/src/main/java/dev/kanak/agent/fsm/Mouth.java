package dev.kanak.agent.fsm;

import dev.kanak.agent.guard.Guard;
import dev.kanak.agent.guard.KnownNumbers;
import dev.kanak.agent.guard.Source;
import dev.kanak.core.dialogue.DialogueAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says a reply after the guard has looked at it; what the guard withholds is told by rule, never by text. */
final class Mouth {

    /** Ends the code of a rule whose sentence was said in other words. */
    private static final String REPHRASED = "_rephrased";

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final KnownNumbers known;
    private final ApprovedFigures figures;

    Mouth(Memory memory, Steps steps, Voice voice, KnownNumbers known) {
        this.memory = memory;
        this.steps = steps;
        this.voice = voice;
        this.known = known;
        this.figures = new ApprovedFigures(memory, steps, voice);
    }

    void say(String reply, List<DialogueAction> actions) {
        known.add(memory.slots(), Source.CALLER);
        steps.room().ifPresent(room -> known.add(room, Source.TOOL));
        memory.offered.ifPresent(at ->
                known.add(List.of(at.toLocalDate().toString(), at.toLocalTime().toString()), Source.TOOL));
        Map<String, Object> facts = facts();
        Guard.Verdict verdict = Guard.check(withOwed(reply, facts), known, figures::insteadOf);
        verdict.withheld().forEach(rule -> actions.add(new DialogueAction.Withheld(rule.code())));
        verdict.rephrased().forEach(rule -> actions.add(new DialogueAction.Withheld(rule.code() + REPHRASED)));
        String text = verdict.text().isEmpty() ? voice.say("knowledge.none") : verdict.text();
        memory.lastReply = text;
        memory.keyWords.replied(text, facts);
        actions.add(new DialogueAction.Say(text, voice.language(), memory.question.slot(), Steering.rate(memory)));
    }

    /** What the caller did not hear comes first, but not before the help of a person. */
    private String withOwed(String reply, Map<String, Object> facts) {
        if (memory.escalated || memory.secretHeard) {
            return reply;
        }
        List<String> sentences = new ArrayList<>();
        memory.keyWords.before(reply, facts).forEach(told -> sentences.add(voice.say(told.again(), told.places())));
        sentences.add(reply);
        return String.join(" ", sentences);
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(memory.slots());
        facts.keySet().retainAll(Steps.LOAN_SLOTS);
        return facts;
    }
}
