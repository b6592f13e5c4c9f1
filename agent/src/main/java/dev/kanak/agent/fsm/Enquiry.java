package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes what the caller asks or wants: a tool, the lender's knowledge or a step of the call answers it. */
final class Enquiry extends TurnPart {

    private static final int FEW_WORDS = 4;

    /** "How much a month" names none of these. */
    private static final Set<String> INSTALMENT =
            Set.of("emi", "ईएमआई", "kist", "kisht", "किस्त", "किस्तें", "instalment", "installment");

    private static final Set<Question> OF_LOAN = Set.of(
            Question.NEED,
            Question.MORE,
            Question.WEIGHT,
            Question.PURITY,
            Question.AMOUNT,
            Question.PRODUCT,
            Question.TENURE);

    private final Search search;
    private final Subject subject;

    Enquiry(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        super(parts, heard, reply, actions);
        this.search = new Search(parts, heard, reply, actions);
        this.subject = new Subject(parts, heard, reply, actions, search, this);
    }

    /** Takes a question of the caller; true if it was one that is answered. */
    boolean take() {
        if (subject.take()) {
            return true;
        }
        Optional<Intent> intent = search.asked();
        boolean again = intent.isEmpty()
                && heard.concepts().has("howmuch")
                && heard.words() <= FEW_WORDS
                && heard.slots().isEmpty()
                && heard.concepts().at().stream().noneMatch(Set::isEmpty)
                && steps.quote().isPresent();
        if (again) {
            return eligible();
        }
        if (tellsOfGold() || tellsForWhom()) {
            return enquiry();
        }
        if (intent.isEmpty() || tellsOfOtherLoan()) {
            return false;
        }
        return switch (intent.get()) {
            case ASK_GOLD_PRICE -> price();
            case ASK_EMI -> emi();
            case ASK_ELIGIBLE_AMOUNT -> eligible();
            case GOLD_LOAN_ENQUIRY -> enquiry();
            case FIND_BRANCH -> branch();
            case COMPARE_COMPETITOR -> choosesProduct() || compare() || search.lookUp();
            case BALANCE_TRANSFER -> transferQuestion();
            case ASK_INTEREST_RATE, ASK_REPAYMENT, ASK_DOCUMENTS, ASK_FEES, ASK_SAFETY_AUCTION, ASK_CLOSURE_RELEASE ->
                choosesProduct() || computes() || search.lookUp();
            case GREET,
                    BOOK_APPOINTMENT,
                    PROVIDE_DETAILS,
                    AFFIRM,
                    DENY,
                    CORRECTION,
                    REPEAT,
                    SLOWER,
                    CHANGE_LANGUAGE,
                    REQUEST_HUMAN,
                    IDENTITY,
                    COMPLAINT,
                    OUT_OF_SCOPE,
                    INJECTION,
                    PRIVACY_STOP,
                    GOODBYE,
                    HOLD -> false;
        };
    }

    /** Searches the lender's knowledge for the caller's words. */
    boolean lookUp() {
        return search.lookUp();
    }

    /**
     * "Bullet" in answer to the product question, or "and in bullet?" about a loan that is spoken of, is a choice, not a
     * question about bullet loans.
     */
    private boolean choosesProduct() {
        boolean answers = memory.question == Question.PRODUCT && !heard.asks() && memory.knows(SlotName.PRODUCT);
        boolean spokenOf = steps.quote().isPresent() || memory.amount().isPresent();
        boolean switches = heard.slots().values().containsKey(SlotName.PRODUCT)
                && spokenOf
                && !heard.topics().has(Topic.MEANING);
        return answers || switches;
    }

    /** "How much must I pay back on one lakh after a year": computed, not explained. */
    private boolean computes() {
        Map<String, Object> values = heard.slots().values();
        boolean terms = values.containsKey(SlotName.TENURE) && memory.amount().isPresent();
        boolean asks = heard.concepts().has("howmuch")
                || (heard.concepts().has("what") && heard.concepts().hasAny("payword", "repay", "give"));
        if (!terms || !asks) {
            return false;
        }
        memory.wantsLoan = true;
        memory.slots().putIfAbsent(SlotName.PRODUCT, atTheEnd() ? "BULLET" : "EMI");
        memory.forget(Steps.LOAN);
        if (heard.is(Intent.ASK_INTEREST_RATE) || heard.concepts().has("interest")) {
            memory.askedOfLoan = Optional.of(LoanFigure.INTEREST);
        }
        return true;
    }

    /** "I have gold", and nothing else, to an open question: how much is asked next. */
    private boolean tellsOfGold() {
        boolean open = memory.question == Question.NEED
                || memory.question == Question.MORE
                || memory.question == Question.WEIGHT;
        boolean pieces = heard.slots().values().containsKey(SlotName.ITEM_TYPE)
                && heard.concepts().has("isare");
        return open
                && (pieces || heard.topics().has(Topic.HAS_GOLD))
                && heard.slots().values().keySet().stream().allMatch(SlotName.ITEM_TYPE::equals)
                && !heard.asks()
                && heard.polarity() != Polarity.NO
                && heard.topics().first(Topic.Kind.SUBJECT).isEmpty()
                && memory.weight().isEmpty();
    }

    /** "For my brother", and nothing else, to an open question or one about the loan: a loan is wanted. */
    private boolean tellsForWhom() {
        return heard.topics().has(Topic.FOR_SOMEONE)
                && OF_LOAN.contains(memory.question)
                && heard.words() <= FEW_WORDS
                && heard.slots().isEmpty()
                && !heard.asks()
                && heard.polarity() == Polarity.NONE;
    }

    /** "The interest is twenty percent there" answers a question about a loan elsewhere and asks none. */
    private boolean tellsOfOtherLoan() {
        boolean asks = heard.asks()
                || heard.topics().has(Topic.POSSIBLE)
                || heard.text().endsWith("?");
        Map<String, Object> values = heard.slots().values();
        return memory.transfer
                && !asks
                && (values.containsKey(SlotName.RATE) || values.containsKey(SlotName.OUTSTANDING));
    }

    /** "After a year" means all at once. */
    private boolean atTheEnd() {
        return heard.concepts().hasAny("later", "bullet")
                || Tokens.of(heard.text()).stream().anyMatch(Set.of("baad", "बाद", "after", "end")::contains);
    }

    boolean price() {
        boolean weighed = heard.slots().values().containsKey(SlotName.WEIGHT);
        if (weighed && !heard.concepts().hasAny("price", "rate")) {
            return eligible();
        }
        Map<String, Object> purity = heard.slots().values().containsKey(SlotName.PURITY)
                ? heard.slots().values()
                : memory.slots();
        Map<String, Object> arguments =
                purity.get(SlotName.PURITY) instanceof Integer karat ? Map.of(SlotName.PURITY, karat) : Map.of();
        ask(Steps.PRICE, arguments);
        memory.priced = true;
        return true;
    }

    private void ask(String tool, Map<String, Object> arguments) {
        var request = steps.of(tool, arguments);
        actions.add(new DialogueAction.CallTool(request));
        reply.await(request.id());
        memory.helped = true;
    }

    /** An instalment is computed once the amount and the length are known; else explained, and they are asked for. */
    private boolean emi() {
        memory.wantsLoan = true;
        if (asksMonthlyInterest(heard, memory)) {
            memory.forget(Steps.LOAN);
            return true;
        }
        memory.slots().put(SlotName.PRODUCT, "EMI");
        memory.forget(Steps.LOAN);
        boolean most =
                memory.amount().isEmpty() && steps.quote().filter(Quote::lends).isPresent();
        memory.wantsMaximum |= most && memory.tenure().isPresent();
        boolean computable = memory.tenure().isPresent()
                && (steps.principal().isPresent() || memory.amount().isPresent());
        return computable || memory.weight().isPresent() || search.lookUp();
    }

    /** "How much a month", of a loan whose interest is paid monthly: no other way of repaying is chosen. */
    static boolean asksMonthlyInterest(Heard heard, Memory memory) {
        return "INTEREST_SERVICING".equals(memory.slots().get(SlotName.PRODUCT))
                && heard.concepts().has("howmuch")
                && Tokens.of(heard.text()).stream().noneMatch(INSTALMENT::contains);
    }

    private boolean eligible() {
        if (heard.topics().has(Topic.MEANING) && heard.slots().isEmpty()) {
            return search.lookUp();
        }
        memory.wantsLoan = true;
        memory.askAgain();
        memory.forgive(Steps.ELIGIBILITY);
        if (heard.slots().isEmpty()) {
            memory.forget(Steps.ELIGIBILITY);
        }
        return true;
    }

    private boolean enquiry() {
        memory.wantsLoan = true;
        memory.askAgain();
        boolean explain = (heard.asks() || heard.topics().has(Topic.MEANING))
                && heard.slots().isEmpty();
        if (explain) {
            return search.lookUp();
        }
        if (heard.slots().isEmpty() && reply.sentences().isEmpty()) {
            reply.add(voice.say("certainly"));
        }
        return true;
    }

    private boolean branch() {
        boolean hours = heard.concepts().hasAny("timing", "saturday", "time");
        if ((hours && !heard.slots().values().containsKey(SlotName.CITY))
                || heard.concepts().has("parkingword")) {
            return search.lookUp();
        }
        memory.wantsBranch = true;
        memory.unskip(Question.CITY);
        memory.helped = true;
        if (heard.slots().isEmpty()) {
            memory.forget(Steps.BRANCHES);
            reply.asks(memory.knows(SlotName.CITY) ? Question.MORE : Question.CITY);
        }
        return true;
    }

    /** Another lender's rate is set against ours by the whole cost, once the amount and the months are known. */
    boolean compare() {
        Optional<Spoken> rate = Spoken.slot(heard.slots().values(), SlotName.RATE);
        if (rate.isEmpty()) {
            return false;
        }
        memory.compares = true;
        memory.wantsLoan = true;
        reply.answer(voice.say("compare.how", "rate", rate.get()));
        if (steps.quote().isEmpty()) {
            search.find(voice.say("query.ask_interest_rate"));
        }
        return true;
    }

    private boolean transferQuestion() {
        return choosesProduct() || (heard.asks() && search.lookUp());
    }
}
