package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.port.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What comes before all business: danger, anger, abuse, a child, other people's data, attempts on the rules, hand-over. */
final class Care extends TurnPart {

    private static final int ADULT = 18;
    private static final int MOST_ABUSES = 2;

    /** "That is too much" is a complaint only with one of these. */
    private static final String[] GRIEVANCES = {
        "complaint", "unhappy", "cheated", "noreply", "overcharged", "notreturned", "misinfo"
    };

    Care(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        super(parts, heard, reply, actions);
    }

    /** Takes the utterance if it is one of these; false if business may go on. */
    boolean take() {
        Optional<Topic> danger = heard.topics().first(Topic.Kind.DANGER);
        if (danger.isPresent()) {
            return escalate(Escalation.of(danger.get()));
        }
        memory.angry |= heard.topics().has(Topic.ANGER);
        if (heard.topics().has(Topic.ABUSE)) {
            return abuse();
        }
        return recordingOff()
                || minor()
                || stolen()
                || injection()
                || otherPerson()
                || complaint()
                || person()
                || erasure();
    }

    private boolean abuse() {
        memory.abuses++;
        reply.answer(voice.say(memory.abuses >= MOST_ABUSES ? "abuse.end" : "abuse.calm"));
        if (memory.abuses >= MOST_ABUSES) {
            reply.end("abuse", State.GOODBYE);
        }
        return true;
    }

    private boolean minor() {
        boolean young = heard.topics().has(Topic.MINOR)
                || (heard.slots().values().get(SlotName.AGE) instanceof Number age && age.intValue() < ADULT);
        if (young || (memory.minor && !heard.is(Intent.GOODBYE))) {
            boolean again = memory.minor;
            memory.minor = true;
            memory.sellingStopped = true;
            memory.endErrand();
            reply.answer(voice.say(again ? "minor.again" : "no_loan.UNDER_AGE"));
            if (!again) {
                reply.add(voice.say("minor.elder"));
            }
            return true;
        }
        return false;
    }

    /** A consent that was given is taken back. */
    private boolean recordingOff() {
        boolean granted = Boolean.TRUE.equals(memory.slots().get(SlotName.CONSENT));
        if (!granted || memory.question == Question.CONSENT || !heard.topics().has(Topic.RECORDING_OFF)) {
            return false;
        }
        memory.slots().put(SlotName.CONSENT, false);
        if (parts.tools().contains(Steps.RECORD_CONSENT)) {
            actions.add(new DialogueAction.CallTool(Errands.consent("recording", false)));
        }
        reply.answer(voice.say("recording_off"));
        return true;
    }

    private boolean stolen() {
        if (!heard.topics().has(Topic.STOLEN_GOLD)) {
            return false;
        }
        memory.sellingStopped = true;
        reply.answer(voice.say("no_loan.DOUBTFUL"));
        return true;
    }

    private boolean injection() {
        return heard.topics().has(Topic.INJECTION) && offTopic();
    }

    private boolean offTopic() {
        return new Steering(parts, heard, reply, actions).offTopic();
    }

    private boolean otherPerson() {
        if (!heard.topics().has(Topic.THIRD_PARTY)) {
            return false;
        }
        reply.answer(voice.say("third_party"));
        return true;
    }

    private boolean complaint() {
        boolean tooHigh =
                heard.topics().has(Topic.RATE_HIGH) && !heard.concepts().hasAny(GRIEVANCES);
        if (!heard.is(Intent.COMPLAINT) || heard.topics().has(Topic.TRUST) || tooHigh) {
            return angerAgain();
        }
        memory.slots().put(SlotName.COMPLAINT, true);
        return escalate(memory.angry ? Escalation.ANGER : Escalation.COMPLAINT);
    }

    /** Anger once is met with an apology and the offer of a person; the second time a person takes over. */
    private boolean angerAgain() {
        if (!heard.topics().has(Topic.ANGER)) {
            return false;
        }
        memory.angers++;
        if (memory.angers > 1 || wantsPerson()) {
            return escalate(Escalation.ANGER);
        }
        if (!heard.slots().isEmpty() || memory.escalated) {
            return false;
        }
        reply.answer(voice.say("anger.once"));
        reply.asks(Question.HAND_OVER);
        return true;
    }

    private boolean wantsPerson() {
        return heard.is(Intent.REQUEST_HUMAN);
    }

    private boolean person() {
        boolean other = Stream.of(Topic.CALL_BACK, Topic.ADDS, Topic.HOME_VISIT).anyMatch(heard.topics()::has);
        boolean accepts = memory.personOffered && heard.concepts().has("connect") && heard.polarity() != Polarity.NO;
        if (!(wantsPerson() || accepts) || other) {
            return false;
        }
        memory.slots().put(SlotName.WANTS_HUMAN, true);
        return escalate(memory.angry ? Escalation.ANGER : Escalation.REQUEST);
    }

    private boolean erasure() {
        boolean wanted = heard.topics().has(Topic.ERASURE) || heard.wish(SlotName.ERASURE);
        if (!wanted || heard.topics().has(Topic.NO_CALLS)) {
            return false;
        }
        memory.slots().put(SlotName.ERASURE, true);
        if (parts.tools().contains(Steps.RECORD_CONSENT) && !memory.escalated) {
            actions.add(new DialogueAction.CallTool(new Recognition(parts).consent(Errands.DATA_USE, false)));
            memory.journal.consented(Errands.DATA_USE, false);
        }
        memory.returning = Returning.NOBODY;
        return escalate(Escalation.ERASURE);
    }

    /** Hands the call over to a person, once; nothing is sold from here on. */
    boolean escalate(Escalation why) {
        boolean first = !memory.escalated;
        boolean worse =
                memory.escalation.filter(before -> before.compareTo(why) < 0).isPresent();
        memory.endErrand();
        if (first || worse) {
            memory.escalation = Optional.of(why);
            if (!why.prompt().isEmpty() && voice.has(why.prompt())) {
                reply.answer(voice.say(why.prompt()));
            }
        }
        memory.escalated = true;
        memory.sellingStopped = true;
        if (memory.handedOver) {
            handedOver(why);
        } else if (parts.tools().contains(Steps.HAND_OVER)) {
            handOver(why);
        } else {
            reply.answer(voice.say("escalate.helpline"));
        }
        return true;
    }

    /** Nobody waits on the line for an office that is closed. */
    private void handedOver(Escalation why) {
        boolean callable =
                why != Escalation.DISTRESS && !memory.served && parts.errands().possible(Errand.CALL_BACK);
        if (memory.officeClosed && callable) {
            EffectAnswers.callsBack(memory, parts.errands(), voice, reply);
        } else {
            reply.answer(voice.say(memory.officeClosed ? EffectAnswers.tellsOfClosed(memory) : "escalate.wait"));
        }
    }

    private void handOver(Escalation why) {
        memory.handedOver = true;
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("reason", why.reason());
        arguments.put("priority", why.priority());
        arguments.put("summary", parts.summary().text());
        Tool.Request request = Errands.request(Steps.HAND_OVER, Map.copyOf(arguments));
        actions.add(new DialogueAction.CallTool(request));
        reply.await(request.id());
    }
}
