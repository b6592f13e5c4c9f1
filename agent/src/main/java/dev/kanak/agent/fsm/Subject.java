package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.dialogue.DialogueAction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers what an utterance is about by its words, whatever intent it sounds like. */
final class Subject extends TurnPart {

    /** Percent a year; more is no rate of a lender. */
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(60);

    private static final Set<String> FIGURES =
            Set.of(SlotName.WEIGHT, SlotName.STONE_WEIGHT, SlotName.AMOUNT, SlotName.ITEMS);

    /** Years from which the lender's limit of age is told. */
    private static final int SENIOR = 70;

    private static final int USUAL_KARAT = 22;

    private final Search search;
    private final Enquiry enquiry;

    Subject(
            Conversation.Parts parts,
            Heard heard,
            Reply reply,
            List<DialogueAction> actions,
            Search search,
            Enquiry enquiry) {
        super(parts, heard, reply, actions);
        this.search = search;
        this.enquiry = enquiry;
    }

    /** A subject that its words tell, whatever the intent. */
    boolean take() {
        if (heard.topics().has(Topic.WHY)
                && memory.refusedPurpose
                && heard.slots().isEmpty()) {
            reply.answer(voice.say("no_loan.BUYS_GOLD.why"));
            return true;
        }
        if (heard.topics().has(Topic.COMES_ALONG)) {
            reply.answer(voice.say("owner.comes"));
            return true;
        }
        if (heard.topics().has(Topic.SAVINGS) && memory.answer(Steps.COMPARE).isPresent()) {
            memory.forget(Steps.COMPARE);
            return true;
        }
        if (heard.topics().has(Topic.GOLD_NEEDED) && need(memory.amount())) {
            return true;
        }
        boolean otherNeed = memory.weight().isEmpty()
                && memory.needed.isPresent()
                && (purityAlone() || heard.slots().values().keySet().equals(Set.of(SlotName.AMOUNT)));
        if (otherNeed) {
            return need(memory.needed);
        }
        if (computed()) {
            return true;
        }
        boolean more = heard.topics().has(Topic.TOP_UP) && !heard.topics().has(Topic.DISBURSAL);
        if (more && !memory.transfer && steps.quote().isEmpty()) {
            return search.find(voice.say("query.top_up"));
        }
        Optional<Topic> known = subjectAsked();
        if (known.isPresent()) {
            return search.find(voice.say("query." + known.get().key()));
        }
        if (heard.topics().has(Topic.WHY_SO_LITTLE) && steps.quote().isPresent()) {
            reply.answer(voice.say("quote.why"));
            return true;
        }
        if (heard.topics().has(Topic.MEANING) && heard.slots().isEmpty() && memory.question != Question.CONSENT) {
            return search.lookUp();
        }
        if (purityAlone() && memory.pricedLast) {
            return enquiry.price();
        }
        boolean aboutGold =
                memory.question != Question.PURITY && memory.weight().isEmpty();
        if (purityAlone() && aboutGold && heard.text().endsWith("?")) {
            return search.find(voice.say("query.accepted_karat"));
        }
        if (heard.topics().has(Topic.MUST_RELEASE_FIRST)) {
            reply.answer(voice.say("transfer.release"));
            return true;
        }
        if (heard.topics().has(Topic.MISSED_PAYMENT)) {
            reply.answer(voice.say("missed_payment"));
            return heard.supposes() ? search.find(voice.say("query.late_payment")) : search.lookUp();
        }
        if (heard.topics().has(Topic.TOP_UP) && memory.transfer) {
            return room();
        }
        boolean share = heard.topics().has(Topic.HIGHER_SHARE) || notARate();
        if (share) {
            memory.slots().remove(SlotName.RATE);
            return search.lookUp();
        }
        boolean rival = memory.number(SlotName.RATE).isPresent()
                && !memory.transfer
                && heard.slots().values().containsKey(SlotName.RATE);
        return rival && enquiry.compare();
    }

    /** The subject that the lender's articles treat, unless it is named only in passing. */
    private Optional<Topic> subjectAsked() {
        boolean told = heard.slots().values().keySet().stream().anyMatch(FIGURES::contains);
        boolean open = steps.eligibility().isEmpty() && memory.question != Question.AMOUNT;
        return heard.topics()
                .first(Topic.Kind.SUBJECT)
                .filter(subject -> switch (subject) {
                    case MOST_LOAN -> open && !told;
                    case LEAST_LOAN, STONES, ACCEPTED_KARAT -> !told;
                    case UNHALLMARKED -> memory.question != Question.PURITY;
                    case PART_PAYMENT -> heard.wouldPay(memory.amount());
                    default -> true;
                })
                .or(() -> heard.wouldPay(memory.amount()) ? Optional.of(Topic.PART_PAYMENT) : Optional.empty())
                .or(() -> heard.slots().values().get(SlotName.AGE) instanceof Number age && age.intValue() >= SENIOR
                        ? Optional.of(Topic.AGE_LIMIT)
                        : Optional.empty());
    }

    /** "How much gold for three lakh": the weight is found by estimates; 22 karat unless another was named. */
    private boolean need(Optional<BigDecimal> before) {
        Optional<BigDecimal> amount = Spoken.number(heard.slots().values(), SlotName.AMOUNT)
                .or(() -> Spoken.number(heard.slots().values(), SlotName.AMOUNT + "_max"))
                .or(() -> before);
        if (amount.isEmpty() || heard.slots().values().containsKey(SlotName.WEIGHT)) {
            return false;
        }
        int karat = memory.number(SlotName.PURITY).map(BigDecimal::intValue).orElse(USUAL_KARAT);
        memory.wantsLoan = true;
        memory.need = Optional.of(GoldNeed.of(amount.get(), karat));
        memory.needed = amount;
        return true;
    }

    /** Its whole interest, all that is paid back or its fees are asked of a loan: told once it is computed as it now is. */
    private boolean computed() {
        boolean charges = heard.is(Intent.ASK_FEES)
                && heard.concepts().has("howmuch")
                && !heard.topics().has(Topic.PREPAYMENT)
                && !heard.topics().has(Topic.MISSED_PAYMENT);
        Optional<LoanFigure> asked = heard.topics().has(Topic.TOTAL_PAID)
                ? Optional.of(LoanFigure.PAID)
                : heard.topics().has(Topic.TOTAL_INTEREST)
                        ? Optional.of(LoanFigure.INTEREST)
                        : charges ? Optional.of(LoanFigure.FEES) : Optional.empty();
        if (asked.isEmpty() || !steps.loanKnown()) {
            return false;
        }
        return steps.loanDue()
                ? waitsFor(asked.get())
                : asked.flatMap(figure -> figure.of(memory, voice))
                        .map(this::told)
                        .isPresent();
    }

    private boolean waitsFor(LoanFigure figure) {
        memory.askedOfLoan = Optional.of(figure);
        return true;
    }

    private boolean told(String sentence) {
        reply.answer(sentence);
        return true;
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
        return room.isPresent() || (heard.asks() && search.lookUp());
    }
}
