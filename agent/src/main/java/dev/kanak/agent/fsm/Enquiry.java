package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.text.Tokens;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
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

    /** Questions whose answer is a figure that one article gives. */
    private static final Set<Intent> FIGURE = Set.of(Intent.ASK_INTEREST_RATE, Intent.ASK_FEES);

    private static final int MOST_AT_ONCE = 2;

    private static final Set<String> FIGURES =
            Set.of(SlotName.WEIGHT, SlotName.STONE_WEIGHT, SlotName.AMOUNT, SlotName.ITEMS);

    /** Years from which the lender's limit of age is told. */
    private static final int SENIOR = 70;

    private static final int USUAL_KARAT = 22;

    private final Conversation.Parts parts;
    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;
    private final List<DialogueAction> actions;

    Enquiry(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        this.parts = parts;
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
        this.actions = actions;
    }

    /** Takes what the caller asks, each question of several; true if any is answered. */
    boolean take() {
        List<Heard> questions = questions();
        if (questions.size() < 2) {
            return one();
        }
        reply.brief();
        boolean answered = false;
        for (Heard question : questions.subList(0, MOST_AT_ONCE)) {
            answered |= new Enquiry(parts, question, reply, actions).one();
        }
        memory.waiting = questions.stream().skip(MOST_AT_ONCE).findFirst();
        return answered;
    }

    /** The clauses that ask different things. */
    private List<Heard> questions() {
        Map<String, Heard> bySubject = new LinkedHashMap<>();
        heard.clauses().forEach(clause -> subjectOf(clause).ifPresent(key -> bySubject.putIfAbsent(key, clause)));
        return List.copyOf(bySubject.values());
    }

    private static Optional<String> subjectOf(Heard clause) {
        return clause.topics()
                .first(Topic.Kind.SUBJECT)
                .map(Topic::key)
                .or(() -> clause.intent().filter(ASKING::contains).map(Intent::label));
    }

    /** Answers what was asked before and could not be answered with the rest. */
    static void second(Conversation.Parts parts, Reply reply, List<DialogueAction> actions) {
        Optional<Heard> waiting = parts.memory().waiting;
        parts.memory().waiting = Optional.empty();
        waiting.ifPresent(question -> {
            reply.add(parts.voice().say("second_matter"));
            new Enquiry(parts, question, reply, actions).one();
        });
    }

    /** Takes a question of the caller; true if it was one that is answered. */
    private boolean one() {
        if (subject()) {
            return true;
        }
        Optional<Intent> intent = asked();
        if (intent.isEmpty() || tellsOfOtherLoan()) {
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
                choosesProduct() || computes() || lookUp();
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
        if (!terms || !heard.concepts().has("howmuch")) {
            return false;
        }
        memory.wantsLoan = true;
        memory.slots().putIfAbsent(SlotName.PRODUCT, atTheEnd() ? "BULLET" : "EMI");
        memory.forget(Steps.LOAN);
        return true;
    }

    /** "The interest is twenty percent there" answers a question about a loan elsewhere and asks none. */
    private boolean tellsOfOtherLoan() {
        boolean asks = heard.asks() || heard.topics().has(Topic.POSSIBLE) || heard.text().endsWith("?");
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

    /** The subject that the lender's articles treat, unless it is named only in passing. */
    private Optional<Topic> subjectAsked() {
        boolean told = heard.slots().values().keySet().stream().anyMatch(FIGURES::contains);
        boolean open = steps.eligibility().isEmpty() && memory.question != Question.AMOUNT;
        return heard.topics()
                .first(Topic.Kind.SUBJECT)
                .filter(subject -> switch (subject) {
                    case MOST_LOAN -> open && !told;
                    case LEAST_LOAN, STONES, ACCEPTED_KARAT -> !told;
                    default -> true;
                })
                .or(() -> heard.slots().values().get(SlotName.AGE) instanceof Number age && age.intValue() >= SENIOR
                        ? Optional.of(Topic.AGE_LIMIT)
                        : Optional.empty());
    }

    private boolean price() {
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
        memory.slots().put(SlotName.PRODUCT, "EMI");
        memory.forget(Steps.LOAN);
        boolean most = memory.amount().isEmpty() && steps.quote().filter(Quote::lends).isPresent();
        memory.wantsMaximum |= most && memory.tenure().isPresent();
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
        boolean hours = heard.concepts().hasAny("timing", "saturday", "time");
        if ((hours && !heard.slots().values().containsKey(SlotName.CITY)) || heard.concepts().has("parkingword")) {
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
        if (heard.topics().has(Topic.TOTAL_INTEREST) && totalInterest()) {
            return true;
        }
        if (heard.topics().has(Topic.TOP_UP) && !memory.transfer && steps.quote().isEmpty()) {
            return find(voice.say("query.top_up"));
        }
        Optional<Topic> known = subjectAsked();
        if (known.isPresent()) {
            return find(voice.say("query." + known.get().key()));
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

    /** The interest of the whole loan that was last computed. */
    private boolean totalInterest() {
        Map<String, Object> loan = memory.answer(Steps.LOAN).orElse(Map.of());
        Optional<Spoken> interest = Spoken.rupees(loan, "total_interest_inr");
        Optional<Spoken> amount = Spoken.rupees(loan, "principal_inr");
        if (interest.isEmpty() || amount.isEmpty()) {
            return false;
        }
        reply.answer(voice.say("loan.total_interest", Map.of("interest", interest.get(), "amount", amount.get())));
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
        return room.isPresent() || (heard.asks() && lookUp());
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
        String own = subject.isPresent() ? Clauses.withoutAnd(heard.text()) : heard.text();
        String words = LONG_NUMBER.matcher(own).replaceAll("");
        boolean amidFigures = !heard.slots().isEmpty() && subject.isPresent();
        boolean figure = reply.isBrief()
                && heard.concepts().hasAny("howmuch", "what")
                && asked().filter(FIGURE::contains).isPresent();
        if (figure) {
            subject.ifPresent(reply::wantsFigure);
        }
        if (amidFigures || (figure && subject.isPresent())) {
            reply.orSearch(subject.get(), words);
            return find(subject.get());
        }
        subject.ifPresent(query -> reply.orSearch(words, query));
        return find(words);
    }

    /** What is asked; of one who only wants to know something the likeliest question. */
    private Optional<Intent> asked() {
        if (heard.topics().has(Topic.WANTS_TO_KNOW)) {
            return heard.question().or(heard::intent);
        }
        boolean tells = heard.concepts().hasAny("tell", "what", "howmuch", "info");
        return heard.intent().map(intent -> intent == Intent.GOLD_LOAN_ENQUIRY && tells ? named(intent) : intent);
    }

    /** "Tell me the interest on a gold loan" asks for the interest, however much it sounds like an enquiry. */
    private Intent named(Intent enquiry) {
        if (heard.concepts().has("interest")) {
            return Intent.ASK_INTEREST_RATE;
        }
        if (heard.concepts().has("fee")) {
            return Intent.ASK_FEES;
        }
        return heard.concepts().has("document") ? Intent.ASK_DOCUMENTS : enquiry;
    }

    private boolean find(String query) {
        actions.add(new DialogueAction.FindKnowledge(query, voice.language()));
        reply.await(Conversation.knowledgeId(query));
        memory.helped = true;
        return true;
    }
}
