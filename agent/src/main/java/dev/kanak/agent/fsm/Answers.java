package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.dialogue.DialogueAction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes a yes, a no or "I don't know" to what the agent asked. */
final class Answers extends TurnPart {

    private static final int MOST_REFUSALS = 2;
    private static final int MOST_DENIALS = 2;

    private final Errands errands;
    private final Steering steering;
    private final Care care;
    private final Recognition recognition;

    Answers(
            Conversation.Parts parts,
            Steering steering,
            Care care,
            Heard heard,
            Reply reply,
            List<DialogueAction> actions) {
        super(parts, heard, reply, actions);
        this.recognition = new Recognition(parts);
        this.errands = parts.errands();
        this.steering = steering;
        this.care = care;
    }

    /** Takes the answer; false if it was none. */
    boolean take() {
        Question asked = memory.question;
        Polarity polarity = heard.polarity();
        boolean unknown = heard.slots().has(Mark.UNKNOWN);
        boolean no = polarity == Polarity.NO || heard.topics().has(Topic.LATER);
        return switch (asked) {
            case WEIGHT, PURITY -> (unknown || no) && unknown(asked);
            case AMOUNT -> (unknown || no) && (someOfIt() || skip(asked));
            case PRODUCT, TENURE, LENDER_TYPE, OUTSTANDING, RATE, MONTHS_LEFT -> (unknown || no) && skip(asked);
            case CITY -> (unknown || no) && noCity();
            case DATE, TIME -> (polarity == Polarity.YES && accepted()) || ((unknown || no) && noVisit());
            case NAME, PHONE -> (unknown || no) && noContact();
            case REDUCED ->
                heard.slots().has(Mark.WANTS_MAXIMUM)
                        ? reduced(Polarity.YES)
                        : polarity != Polarity.NONE && reduced(polarity);
            case CALL_BACK -> polarity != Polarity.NONE && callBack(polarity);
            case HAND_OVER -> polarity != Polarity.NONE && handOver(polarity);
            case MORE, NEED -> polarity != Polarity.NONE && more(polarity);
            case TRY_AGAIN -> polarity != Polarity.NONE && (polarity == Polarity.YES || steering.goodbye());
            case CONFIRM, CHANGE -> (no || heard.concepts().has("wrong")) && denied();
            case REMEMBER -> polarity != Polarity.NONE && remember(polarity);
            case WHO -> no && notMe();
            case CONSENT, NONE -> false;
        };
    }

    /** A yes to the read-back, and nothing new with it: what was read back is done. */
    boolean confirms(Map<String, Object> before) {
        boolean asked = memory.question == Question.CONFIRM && memory.errand.isPresent();
        boolean same = before.equals(memory.slots());
        if (!asked || !same || heard.polarity() != Polarity.YES) {
            return false;
        }
        if (memory.errand
                .map(errands::confirmKey)
                .map(KeyWords::again)
                .filter(memory.keyWords::owes)
                .isPresent()) {
            return true;
        }
        if (memory.errand.filter(Errand.NO_CALLS::equals).isPresent()) {
            reply.answer(voice.say("no_calls.done", errands.places(voice.language())));
            if (errands.possible(Errand.NO_CALLS)) {
                actions.add(new DialogueAction.CallTool(recognition.consent("marketing", false)));
            }
            noCallsSettled();
            return true;
        }
        memory.confirmed = true;
        memory.confirmNos = 0;
        return true;
    }

    private void noCallsSettled() {
        memory.endErrand();
        memory.served = true;
        reply.asks(Question.NONE);
    }

    /** No to the read-back: what is named is asked again, else what to change; the second no drops it. */
    private boolean denied() {
        Optional<Question> wrong = named();
        if (wrong.isPresent()) {
            memory.wrongPhone = memory.text(SlotName.PHONE);
            wrong.get().slot().ifPresent(memory.slots()::remove);
            return true;
        }
        memory.confirmNos++;
        boolean drops = heard.concepts().has("notneeded") || heard.topics().has(Topic.LATER);
        if (drops || memory.confirmNos >= MOST_DENIALS) {
            memory.endErrand();
            memory.visitDeclined = true;
            memory.served = true;
            reply.answer(voice.say("errand.dropped"));
            return true;
        }
        reply.asks(Question.CHANGE);
        reply.answer(voice.say("confirm.change"));
        return true;
    }

    /** The slot that is said to be wrong. */
    private Optional<Question> named() {
        if (heard.concepts().has("number") || heard.concepts().has("digit")) {
            return Optional.of(Question.PHONE);
        }
        if (heard.concepts().has("name")) {
            return Optional.of(Question.NAME);
        }
        if (heard.concepts().has("time")) {
            return Optional.of(Question.TIME);
        }
        return heard.concepts().has("dateword") ? Optional.of(Question.DATE) : Optional.empty();
    }

    /** Old gold without a hallmark: its owner cannot read the purity off it. */
    boolean noHallmark() {
        boolean none = Boolean.FALSE.equals(heard.slots().values().get(SlotName.HALLMARKED));
        return memory.question == Question.PURITY
                && none
                && !memory.knows(SlotName.PURITY)
                && memory.wantsLoan
                && unknown(Question.PURITY);
    }

    boolean weightUnknown() {
        return unknown(Question.WEIGHT);
    }

    private boolean unknown(Question asked) {
        if (memory.unknown(asked) == 1) {
            String example = voice.example(asked);
            reply.answer(example.substring(0, 1).toUpperCase(Locale.ROOT) + example.substring(1));
            reply.asks(asked);
        } else {
            memory.skip(asked);
            memory.skip(Question.PURITY);
            memory.wantsBranch = true;
            reply.answer(voice.say("branch.assay"));
        }
        return true;
    }

    /** "Not much, just a little": a figure is asked for, with an example. */
    private boolean someOfIt() {
        boolean some = heard.concepts().hasAny("some", "less", "more");
        if (some) {
            Spoken example = new Spoken.LenderText(voice.example(Question.AMOUNT));
            reply.add(voice.say("no_match.2", "example", example));
        }
        return some;
    }

    private boolean skip(Question asked) {
        memory.skip(asked);
        return true;
    }

    private boolean noCity() {
        memory.skip(Question.CITY);
        if (memory.errand.isPresent()) {
            return noVisit();
        }
        refused();
        return true;
    }

    private boolean accepted() {
        if (memory.offered.isEmpty()) {
            return false;
        }
        memory.offered.ifPresent(at -> {
            memory.slots().put(SlotName.DATE, at.toLocalDate().toString());
            memory.slots().put(SlotName.TIME, at.toLocalTime().toString());
        });
        memory.offered = Optional.empty();
        errands.begin(Errand.VISIT);
        return true;
    }

    private boolean noVisit() {
        memory.endErrand();
        memory.visitDeclined = true;
        if (!refused()) {
            reply.add(voice.say("visit.declined"));
        }
        return true;
    }

    private boolean noContact() {
        if (memory.errand.filter(Errand.NO_CALLS::equals).isPresent()) {
            reply.answer(voice.say("no_calls.noted"));
            noCallsSettled();
            return true;
        }
        boolean visit = memory.errand.filter(Errand.VISIT::equals).isPresent();
        memory.endErrand();
        memory.visitDeclined = true;
        reply.answer(voice.say(visit ? "contact.declined_visit" : "contact.declined"));
        refused();
        return true;
    }

    /** Counts a no to something offered; the second one in a row ends the offers and the call. */
    private boolean refused() {
        memory.refusals++;
        return memory.refusals >= MOST_REFUSALS && steering.goodbye();
    }

    private boolean remember(Polarity polarity) {
        boolean granted = polarity == Polarity.YES;
        var request = recognition.settled(granted);
        actions.add(new DialogueAction.CallTool(request));
        reply.await(request.id());
        if (!granted) {
            reply.answer(voice.say("remember.no"));
        }
        reply.asks(Question.MORE);
        return true;
    }

    private boolean notMe() {
        memory.returning = Returning.STRANGER;
        reply.add(voice.say("returning.stranger"));
        return true;
    }

    private boolean reduced(Polarity polarity) {
        if (polarity == Polarity.YES) {
            steps.quote().ifPresent(quote -> {
                memory.accepted = Optional.of(quote.most());
                quote.spokenMost().ifPresent(most -> reply.answer(voice.say("quote.reduced_yes", "max", most)));
            });
        } else {
            memory.reductionDeclined = true;
        }
        return true;
    }

    private boolean callBack(Polarity polarity) {
        if (polarity == Polarity.NO) {
            reply.add(voice.say("call_back.declined"));
            return true;
        }
        memory.slots().put(SlotName.CALLBACK, true);
        errands.begin(Errand.CALL_BACK);
        return true;
    }

    private boolean handOver(Polarity polarity) {
        if (polarity == Polarity.NO) {
            memory.noMatches = 0;
            return true;
        }
        memory.slots().put(SlotName.WANTS_HUMAN, true);
        return care.escalate(memory.angry ? Escalation.ANGER : Escalation.REQUEST);
    }

    private boolean more(Polarity polarity) {
        if (polarity == Polarity.NO) {
            return steering.declines() && steering.goodbye();
        }
        if (memory.served) {
            return steering.goodbye();
        }
        reply.add(voice.say("certainly"));
        reply.asks(Question.NEED);
        return true;
    }
}
