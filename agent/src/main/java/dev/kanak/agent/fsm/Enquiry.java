package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.dialogue.DialogueAction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes what the caller asks or wants: a tool, the lender's knowledge or a step of the call answers it. */
final class Enquiry {

    /** A number long enough to belong to a person; it is not searched for. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){5,}");

    /** Percent a year; more is no rate of a lender. */
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(60);

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;
    private final List<DialogueAction> actions;

    Enquiry(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
        this.actions = actions;
    }

    /** Takes a question of the caller; true if it was one that is answered. */
    boolean take() {
        if (subject()) {
            return true;
        }
        Optional<Intent> intent = asked();
        if (intent.isEmpty()) {
            return false;
        }
        return switch (intent.get()) {
            case ASK_GOLD_PRICE -> price();
            case ASK_EMI -> emi();
            case ASK_ELIGIBLE_AMOUNT -> eligible();
            case GOLD_LOAN_ENQUIRY -> enquiry();
            case FIND_BRANCH -> branch();
            case COMPARE_COMPETITOR -> choosesProduct() || compare() || lookUp();
            case BALANCE_TRANSFER -> transferQuestion();
            case ASK_INTEREST_RATE, ASK_REPAYMENT, ASK_DOCUMENTS, ASK_FEES, ASK_SAFETY_AUCTION, ASK_CLOSURE_RELEASE ->
                choosesProduct() || lookUp();
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

    /** "Bullet" in answer to the product question is a choice, not a question about bullet loans. */
    private boolean choosesProduct() {
        return memory.question == Question.PRODUCT && !heard.asks() && memory.knows(SlotName.PRODUCT);
    }

    private boolean price() {
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
        memory.slots().put(SlotName.PRODUCT, "EMI");
        memory.forget(Steps.LOAN);
        boolean computable = memory.tenure().isPresent()
                && (steps.principal().isPresent() || memory.amount().isPresent());
        return computable || memory.weight().isPresent() || lookUp();
    }

    private boolean eligible() {
        if (heard.topics().has(Topic.MEANING) && heard.slots().isEmpty()) {
            return lookUp();
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
            return lookUp();
        }
        if (heard.slots().isEmpty() && reply.sentences().isEmpty()) {
            reply.add(voice.say("certainly"));
        }
        return true;
    }

    private boolean branch() {
        if (heard.concepts().hasAny("timing", "saturday", "time")
                && heard.slots().isEmpty()) {
            return lookUp();
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

    /** A subject that its words tell, whatever the intent. */
    private boolean subject() {
        if (heard.topics().has(Topic.WHY)
                && memory.refusedPurpose
                && heard.slots().isEmpty()) {
            reply.answer(voice.say("no_loan.BUYS_GOLD.why"));
            return true;
        }
        if (heard.topics().has(Topic.CREDIT_SCORE)) {
            return find(voice.say("query.credit_score"));
        }
        if (heard.topics().has(Topic.HOME_VISIT)) {
            return find(voice.say("query.home_visit"));
        }
        if (heard.topics().has(Topic.WHERE_KEPT)) {
            return find(voice.say("query.ask_safety_auction"));
        }
        if (heard.topics().has(Topic.WHY_SO_LITTLE) && steps.quote().isPresent()) {
            reply.answer(voice.say("quote.why"));
            return true;
        }
        if (heard.topics().has(Topic.MEANING) && heard.slots().isEmpty() && memory.question != Question.CONSENT) {
            return lookUp();
        }
        if (purityAlone() && memory.pricedLast) {
            return price();
        }
        boolean aboutGold =
                memory.question != Question.PURITY && memory.weight().isEmpty();
        if (purityAlone() && aboutGold && heard.text().endsWith("?")) {
            return find(voice.say("query.accepted_karat"));
        }
        if (heard.topics().has(Topic.MUST_RELEASE_FIRST)) {
            reply.answer(voice.say("transfer.release"));
            return true;
        }
        if (heard.topics().has(Topic.MISSED_PAYMENT)) {
            reply.answer(voice.say("missed_payment"));
            return lookUp();
        }
        if (heard.topics().has(Topic.TOP_UP) && memory.transfer) {
            return room();
        }
        boolean share = heard.topics().has(Topic.HIGHER_SHARE) || notARate();
        if (share) {
            memory.slots().remove(SlotName.RATE);
            return lookUp();
        }
        boolean rival = memory.number(SlotName.RATE).isPresent()
                && !memory.transfer
                && heard.slots().values().containsKey(SlotName.RATE);
        return rival && compare();
    }

    private boolean purityAlone() {
        return heard.slots().values().keySet().equals(Set.of(SlotName.PURITY));
    }

    /** "85 percent milta hai": a share of the value, not a rate. */
    private boolean notARate() {
        return Spoken.number(heard.slots().values(), SlotName.RATE)
                .filter(rate -> rate.compareTo(HIGHEST_RATE) > 0)
                .isPresent();
    }

    /** What could be lent beyond what is owed elsewhere, once both are known. */
    private boolean room() {
        Optional<Spoken> room =
                steps.room().filter(difference -> difference.signum() > 0).map(Spoken.Rupees::new);
        room.ifPresent(spoken -> reply.answer(voice.say("transfer.room", "room", spoken)));
        return room.isPresent() || lookUp();
    }

    /** Another lender's rate is set against ours by the whole cost, once the amount and the months are known. */
    private boolean compare() {
        Optional<Spoken> rate = Spoken.slot(heard.slots().values(), SlotName.RATE);
        if (rate.isEmpty()) {
            return false;
        }
        memory.compares = true;
        memory.wantsLoan = true;
        reply.answer(voice.say("compare.how", "rate", rate.get()));
        if (steps.quote().isEmpty()) {
            find(voice.say("query.ask_interest_rate"));
        }
        return true;
    }

    private boolean transferQuestion() {
        return choosesProduct() || (heard.asks() && lookUp());
    }

    /** Searches the lender's knowledge for the caller's words. */
    boolean lookUp() {
        Optional<String> subject = asked().map(intent -> "query." + intent.label())
                .filter(voice::has)
                .map(voice::say);
        asked().ifPresent(intent -> memory.journal.answered(intent.label()));
        String words = LONG_NUMBER.matcher(heard.text()).replaceAll("");
        boolean amidFigures = !heard.slots().isEmpty() && subject.isPresent();
        if (amidFigures) {
            reply.orSearch(words);
            return find(subject.get());
        }
        subject.ifPresent(reply::orSearch);
        return find(words);
    }

    /** What is asked; of one who only wants to know something the likeliest question. */
    private Optional<Intent> asked() {
        return heard.topics().has(Topic.WANTS_TO_KNOW) ? heard.question().or(heard::intent) : heard.intent();
    }

    private boolean find(String query) {
        actions.add(new DialogueAction.FindKnowledge(query, voice.language()));
        reply.await(Conversation.knowledgeId(query));
        memory.helped = true;
        return true;
    }
}
