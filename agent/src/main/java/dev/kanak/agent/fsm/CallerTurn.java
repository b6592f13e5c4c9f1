package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one utterance does, in the order in which it matters: care first, then what was asked, then the caller's own matter. */
final class CallerTurn {

    private static final int FEW_WORDS = 3;

    private static final Set<String> ABOUT = Set.of("बारे", "baare", "bare", "about", "regarding");

    private static final String[] SUBJECTS = {
        "gold",
        "ornament",
        "loan",
        "pledge",
        "interest",
        "emi",
        "karat",
        "fee",
        "document",
        "branch",
        "auction",
        "money"
    };

    private final Conversation.Parts parts;
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
    private final Questions questions;
    private final Answers answers;
    private final Heard heard;
    private final Reply reply;

    CallerTurn(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        this.parts = parts;
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
        this.questions = new Questions(parts, heard, reply, actions);
        this.answers = new Answers(parts, steering, care, heard, reply, actions);
    }

    /** Takes the utterance, and what is left of the one before; false if nothing in it was understood. */
    boolean take() {
        boolean waited = memory.waiting.isPresent();
        boolean taken = first();
        boolean free = !reply.waiting()
                && !reply.answered()
                && reply.end().isEmpty()
                && reply.ownQuestion().isEmpty();
        if (taken && waited && free && !memory.escalated && memory.errand.isEmpty()) {
            questions.second();
        }
        return taken;
    }

    private boolean first() {
        memory.objecting = false;
        memory.askedOfLoan = Optional.empty();
        memory.pricedLast = memory.priced;
        memory.priced = false;
        boolean misheard = new UnsurePlace(parts, heard, reply).denied();
        boolean consented = consent.take();
        if (care.take() || (memory.escalated && memory.errand.isEmpty() && escalated())) {
            return true;
        }
        if (consent.explained()) {
            return true;
        }
        if (misheard) {
            var _ = !heard.slots().isEmpty() && filling.take();
            return true;
        }
        if (mayNotCome()) {
            reply.answer(voice.say("visit.declined"));
            return true;
        }
        if (memory.question == Question.CONFIRM || memory.question == Question.CHANGE) {
            return readBack();
        }
        return wantsToKnow()
                || steering.take()
                || steering.nothingMore()
                || business()
                || consented
                || answers.take()
                || greet()
                || agrees();
    }

    /** "Agar kal nahi aa paunga to": no time for a visit binds, whether it is booked or not. */
    private boolean mayNotCome() {
        boolean visit = memory.knows(SlotName.DATE)
                || memory.question == Question.DATE
                || memory.errand.filter(Errand.VISIT::equals).isPresent();
        return visit
                && heard.slots().has(Mark.MAY_NOT_COME)
                && heard.slots().isEmpty()
                && heard.topics().first(Topic.Kind.SUBJECT).isEmpty();
    }

    private boolean business() {
        boolean settles = memory.question == Question.REDUCED
                && heard.slots().isEmpty()
                && heard.slots().has(Mark.WANTS_MAXIMUM);
        if (settles && answers.take()) {
            return true;
        }
        if (memory.transfer
                && heard.slots().has(Mark.UNKNOWN)
                && heard.concepts().hasAny("months", "years")) {
            memory.skip(Question.MONTHS_LEFT);
            return true;
        }
        if (heard.topics().has(Topic.UNITS) && questions.take()) {
            return true;
        }
        if (filling.takesOut()) {
            return true;
        }
        if (new UnfitGold(parts, heard, reply).take()) {
            return true;
        }
        if (heard.slots().has(Mark.UNKNOWN)
                && !answersAsked()
                && (nothingKnown() || answers.take() || weightUnknown())) {
            return true;
        }
        boolean mendsNumber = (memory.question == Question.PHONE && memory.wrongPhone.isPresent())
                || (memory.errand.isPresent() && memory.knows(SlotName.PHONE) && heard.onlyMendsDigits());
        if (supposition.take() || (mendsNumber && filling.lastDigits())) {
            return true;
        }
        boolean wished = wishes.take();
        if (wished && heard.topics().has(Topic.CANCELS_VISIT)) {
            return true;
        }
        boolean filled = filling.take();
        boolean answered = concerns.take() || questions.take();
        return answers.noHallmark() || wished || filled || answered;
    }

    /** The slot asked for is among the values. */
    private boolean answersAsked() {
        return memory.question
                .slot()
                .filter(slot -> heard.slots().values().keySet().stream().anyMatch(name -> name.startsWith(slot)))
                .isPresent();
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
        return wishes.take() || answers.take() || steering.take() || concerns.take() || questions.take();
    }

    /** After the hand-over nothing is sold: the caller is told to wait, or lets go. */
    private boolean escalated() {
        if (heard.is(Intent.GOODBYE)) {
            reply.answer(voice.say("goodbye.plain"));
            reply.end("handed_over", State.ESCALATE);
        } else if (heard.asks() && !heard.topics().has(Topic.WHEN_CALLED) && calm()) {
            return enquiry.lookUp();
        } else {
            String waits = memory.officeClosed ? EffectAnswers.tellsOfClosed(memory) : "escalate.wait";
            reply.answer(voice.say(memory.handedOver ? waits : "escalate.helpline"));
        }
        return true;
    }

    private boolean calm() {
        return memory.escalation.filter(why -> why.priority().equals("high")).isEmpty();
    }

    /** What no rule knows an article may still answer: a question, or a statement about gold or a loan. */
    boolean searches() {
        boolean asks = heard.asks()
                || (heard.supposes() && memory.errand.isEmpty())
                || heard.topics().has(Topic.POSSIBLE)
                || heard.text().endsWith("?");
        if (heard.words() < FEW_WORDS || !(asks || heard.concepts().hasAny(SUBJECTS))) {
            return false;
        }
        if (!asks) {
            reply.tentative();
        }
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

    /** "No loan, I am only asking": anything may be asked. */
    private boolean wantsToKnow() {
        boolean open = memory.question == Question.NEED || memory.question == Question.MORE;
        boolean ofSomething = heard.asks()
                || !heard.slots().isEmpty()
                || heard.topics().first(Topic.Kind.SUBJECT).isPresent()
                || Tokens.of(heard.text()).stream().anyMatch(ABOUT::contains)
                || (heard.polarity() != Polarity.NO && heard.concepts().hasAny(SUBJECTS));
        if (!open || !heard.topics().has(Topic.WANTS_TO_KNOW) || ofSomething) {
            return false;
        }
        reply.add(voice.say("certainly"));
        reply.asks(Question.NEED);
        return true;
    }

    private boolean greet() {
        if (!heard.is(Intent.GREET)) {
            return false;
        }
        reply.add(voice.say("hello"));
        return true;
    }
}
