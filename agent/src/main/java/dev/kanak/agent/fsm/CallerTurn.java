package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import java.util.List;
import java.util.Map;

/** What one utterance does, in the order in which it matters: care first, then what was asked, then the caller's own matter. */
final class CallerTurn {

    private static final int FEW_WORDS = 3;

    private final Memory memory;
    private final Voice voice;
    private final ConsentTurn consent;
    private final Care care;
    private final Steering steering;
    private final Supposition supposition;
    private final Wishes wishes;
    private final Filling filling;
    private final Concerns concerns;
    private final Enquiry enquiry;
    private final Answers answers;
    private final Heard heard;
    private final Reply reply;

    CallerTurn(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        this.memory = parts.memory();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
        this.consent = new ConsentTurn(parts, heard, reply, actions);
        this.care = new Care(parts, heard, reply, actions);
        this.steering = new Steering(parts, heard, reply, actions);
        this.supposition = new Supposition(parts, heard, reply, actions);
        this.wishes = new Wishes(parts, heard, reply, actions);
        this.filling = new Filling(parts, heard, reply);
        this.concerns = new Concerns(parts, heard, reply);
        this.enquiry = new Enquiry(parts, heard, reply, actions);
        this.answers = new Answers(parts, steering, care, heard, reply, actions);
    }

    /** Takes the utterance; false if nothing in it was understood. */
    boolean take() {
        memory.objecting = false;
        memory.pricedLast = memory.priced;
        memory.priced = false;
        boolean consented = consent.take();
        if (care.take() || (memory.escalated && memory.errand.isEmpty() && escalated())) {
            return true;
        }
        if (memory.question == Question.CONFIRM || memory.question == Question.CHANGE) {
            return readBack();
        }
        return steering.take()
                || steering.nothingMore()
                || business()
                || consented
                || answers.take()
                || greet()
                || agrees();
    }

    private boolean business() {
        if (heard.slots().has(Mark.UNKNOWN)
                && heard.slots().isEmpty()
                && (nothingKnown() || answers.take() || weightUnknown())) {
            return true;
        }
        boolean mendsNumber = memory.question == Question.PHONE && memory.wrongPhone.isPresent();
        if (supposition.take() || (mendsNumber && filling.lastDigits())) {
            return true;
        }
        boolean wished = wishes.take();
        boolean filled = filling.take();
        boolean answered = concerns.take() || enquiry.take();
        return answers.noHallmark() || wished || filled || answered;
    }

    /** A yes does what was read back; a change is read back again; a no asks what to change. */
    private boolean readBack() {
        Map<String, Object> before = Map.copyOf(memory.slots());
        memory.leaving = heard.is(Intent.GOODBYE) || heard.concepts().hasAny("bye", "thanks");
        if (!filling.lastDigits()) {
            filling.take();
        }
        if (answers.confirms(before)) {
            return true;
        }
        boolean changed = !before.equals(memory.slots());
        if (changed) {
            memory.leaving = false;
            return true;
        }
        return wishes.take() || answers.take() || steering.take() || concerns.take() || enquiry.take();
    }

    /** After the hand-over nothing is sold: the caller is told to wait, or lets go. */
    private boolean escalated() {
        if (heard.is(Intent.GOODBYE)) {
            reply.answer(voice.say("goodbye.plain"));
            reply.end("handed_over", State.ESCALATE);
        } else if (heard.asks() && !heard.topics().has(Topic.WHEN_CALLED) && calm()) {
            return enquiry.lookUp();
        } else {
            reply.answer(voice.say(memory.handedOver ? "escalate.wait" : "escalate.helpline"));
        }
        return true;
    }

    private boolean calm() {
        return memory.escalation.filter(why -> why.priority().equals("high")).isEmpty();
    }

    /** Searches the lender's knowledge for the caller's words. */
    boolean lookUp() {
        return enquiry.lookUp();
    }

    /** "Neither the weight nor the karat": the branch will tell both. */
    private boolean nothingKnown() {
        if (!heard.concepts().has("karat") || !heard.concepts().hasAny("weightword", "gram")) {
            return false;
        }
        memory.wantsLoan = true;
        memory.wantsBranch = true;
        memory.skip(Question.WEIGHT);
        memory.skip(Question.PURITY);
        reply.answer(voice.say("branch.assay"));
        return true;
    }

    /** "I don't know how many grams" before anything was asked. */
    private boolean weightUnknown() {
        boolean weight = heard.concepts().hasAny("gram", "weightword", "tola")
                && memory.weight().isEmpty();
        boolean open = memory.question == Question.NEED || memory.question == Question.MORE;
        if (!weight || !open) {
            return false;
        }
        memory.wantsLoan = true;
        return answers.weightUnknown();
    }

    /** "All right" to a question that no yes answers: it is asked again, without a complaint. */
    private boolean agrees() {
        return heard.polarity() == Polarity.YES
                && heard.words() <= FEW_WORDS
                && memory.question.prompt().isPresent();
    }

    private boolean greet() {
        if (!heard.is(Intent.GREET)) {
            return false;
        }
        reply.add(voice.say("hello"));
        return true;
    }
}
