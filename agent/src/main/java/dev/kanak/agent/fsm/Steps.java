package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.core.port.Tool;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What comes next: the tool whose arguments are known but not answered, and the question whose slot is missing. */
final class Steps {

    static final String ELIGIBILITY = "check_eligibility";
    static final String LOAN = "calculate_loan";
    static final String BRANCHES = "find_branches";
    static final String PRICE = "get_gold_price";
    static final String COMPARE = "compare_loan";
    static final String RECORD_CONSENT = "record_consent";
    static final String HAND_OVER = "transfer_to_human";
    static final String RECALL = "recall_caller";
    static final String REMEMBER = "remember_caller";

    /** Slots that a caller only fills if a loan is wanted. */
    static final Set<String> LOAN_SLOTS = Set.of(
            SlotName.WEIGHT,
            SlotName.WEIGHT + "_min",
            SlotName.PURITY,
            SlotName.ITEMS,
            SlotName.AMOUNT,
            SlotName.AMOUNT + "_min",
            SlotName.TENURE,
            SlotName.PRODUCT,
            SlotName.PURPOSE);

    private static final int BRANCHES_READ = 2;

    private final Memory memory;
    private final Errands errands;

    Steps(Memory memory, Errands errands) {
        this.memory = memory;
        this.errands = errands;
    }

    /** The next request that the slots call for; empty if every tool's answer is current. */
    Optional<Tool.Request> due() {
        Optional<Tool.Request> needed = need();
        if (needed.isPresent()) {
            return needed;
        }
        return (memory.wantsLoan ? eligibility() : Optional.<Map<String, Object>>empty())
                .flatMap(arguments -> request(ELIGIBILITY, arguments))
                .or(() -> loan().flatMap(arguments -> request(LOAN, arguments)))
                .or(() -> comparison().flatMap(arguments -> request(COMPARE, arguments)))
                .or(() -> branches().flatMap(arguments -> request(BRANCHES, arguments)));
    }

    private Optional<Tool.Request> need() {
        return memory.need.filter(need -> need.request().isEmpty()).map(need -> {
            Tool.Request request = of(ELIGIBILITY, need.arguments());
            memory.suppose(request.id());
            memory.need = Optional.of(need.asked(request.id()));
            return request;
        });
    }

    Tool.Request of(String tool, Map<String, Object> arguments) {
        return new Tool.Request(memory.nextRequest(tool), tool, arguments);
    }

    private Optional<Tool.Request> request(String tool, Map<String, Object> arguments) {
        return memory.due(tool, arguments) ? Optional.of(of(tool, arguments)) : Optional.empty();
    }

    /** What this loan costs with the other lender and here, once the rate there, the amount and the months are known. */
    private Optional<Map<String, Object>> comparison() {
        Optional<BigDecimal> rate = memory.number(SlotName.RATE);
        Optional<BigDecimal> owed = memory.transfer ? memory.number(SlotName.OUTSTANDING) : principal();
        boolean wanted = memory.transfer || memory.compares;
        if (!wanted || rate.isEmpty() || owed.isEmpty() || memory.tenure().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("outstanding_inr", owed.get().longValue());
        arguments.put("current_rate_pct", rate.get());
        arguments.put("remaining_months", memory.tenure().get());
        memory.text(SlotName.LENDER_TYPE).ifPresent(type -> arguments.put("lender_type", type));
        return Optional.of(Map.copyOf(arguments));
    }

    /** Arguments of {@code check_eligibility} for the gold known so far; empty if none is. */
    Optional<Map<String, Object>> eligibility() {
        return items().map(items -> {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("items", items);
            memory.amount().ifPresent(amount -> arguments.put("requested_amount_inr", amount.longValue()));
            memory.text(SlotName.PRODUCT).ifPresent(product -> {
                arguments.put("product", product);
                memory.tenure().ifPresent(months -> arguments.put("tenure_months", months));
            });
            memory.text(SlotName.PURPOSE).ifPresent(purpose -> arguments.put("purpose", purpose));
            return Map.copyOf(arguments);
        });
    }

    private Optional<Object> items() {
        Object several = memory.slots().get(SlotName.ITEMS);
        if (several != null) {
            return Optional.of(several);
        }
        Optional<BigDecimal> weight = memory.weight();
        Optional<BigDecimal> purity = memory.number(SlotName.PURITY);
        if (weight.isEmpty() || purity.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("net_weight_g", weight.get());
        item.put("purity_karat", purity.get().intValue());
        memory.text(SlotName.ITEM_TYPE)
                .filter(type -> !type.contains(","))
                .ifPresent(type -> item.put("item_type", type));
        return Optional.of(List.of(Map.copyOf(item)));
    }

    /** Whether product, amount and length of a loan are known. */
    boolean loanKnown() {
        return loan().isPresent();
    }

    /** Whether the loan is yet to be computed as it now is. */
    boolean loanDue() {
        return loan().filter(arguments -> memory.due(LOAN, arguments)).isPresent();
    }

    private Optional<Map<String, Object>> loan() {
        Optional<String> product = memory.text(SlotName.PRODUCT);
        Optional<Integer> months = memory.tenure();
        Optional<BigDecimal> principal = principal();
        if (product.isEmpty() || months.isEmpty() || principal.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Map.of(
                "product", product.get(),
                "principal_inr", principal.get().longValue(),
                "tenure_months", months.get()));
    }

    /** What would be lent: what is asked if it fits, what was settled for, or the most there is if that was wanted. */
    Optional<BigDecimal> principal() {
        Optional<Quote> quote = quote();
        if (quote.isEmpty()) {
            return items().isPresent() ? Optional.empty() : memory.amount();
        }
        if (!quote.get().lends()) {
            return Optional.empty();
        }
        BigDecimal most = quote.get().most();
        if (memory.amount().isEmpty()) {
            return memory.wantsMaximum ? Optional.of(most) : Optional.empty();
        }
        boolean fits = memory.amount().get().compareTo(most) <= 0;
        boolean settled =
                memory.accepted.filter(amount -> amount.compareTo(most) == 0).isPresent();
        return fits ? memory.amount() : settled ? Optional.of(most) : Optional.empty();
    }

    /** What could be lent beyond what is owed elsewhere, rupees; negative if our limit is lower. */
    Optional<BigDecimal> room() {
        return quote().filter(Quote::lends)
                .flatMap(quote -> memory.number(SlotName.OUTSTANDING)
                        .map(owed -> quote.most().subtract(owed)));
    }

    /** The current quote; empty before eligibility is known. */
    Optional<Quote> quote() {
        return memory.answer(ELIGIBILITY).map(Quote::of);
    }

    private Optional<Map<String, Object>> branches() {
        boolean wanted = memory.wantsBranch
                || memory.errand.filter(Errand.VISIT::equals).isPresent()
                || quote().isPresent()
                || memory.answer(LOAN).isPresent()
                || (!memory.wantsLoan && memory.returning != Returning.RECOGNISED);
        if (!wanted) {
            return Optional.empty();
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        memory.text(SlotName.PINCODE).ifPresent(pincode -> arguments.put("pincode", pincode));
        memory.text(SlotName.CITY).ifPresent(city -> arguments.put("city", city));
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        memory.text(SlotName.LOCALITY).ifPresent(locality -> arguments.put("locality", locality));
        arguments.put("limit", BRANCHES_READ);
        return Optional.of(Map.copyOf(arguments));
    }

    /** The question to close a reply with. */
    Question next() {
        if (memory.errand.isPresent() && !(consentOpen() && !memory.escalated && !memory.sellingStopped)) {
            return errands.next(memory.errand.get());
        }
        if (memory.escalated || memory.sellingStopped) {
            return Question.NONE;
        }
        if (consentOpen()) {
            return Question.CONSENT;
        }
        if (memory.served) {
            return Question.MORE;
        }
        if (memory.returning == Returning.REMEMBERED) {
            return Question.WHO;
        }
        if (memory.hasFailed(ELIGIBILITY) || memory.hasFailed(PRICE)) {
            return Question.MORE;
        }
        if (memory.transfer) {
            return transferQuestion();
        }
        if (memory.wantsLoan) {
            return loanQuestion();
        }
        return memory.wantsBranch ? visitOr(Question.MORE) : memory.helped ? Question.MORE : Question.NEED;
    }

    private boolean consentOpen() {
        return !memory.knows(SlotName.CONSENT) && !memory.consentAskedAgain;
    }

    private Question transferQuestion() {
        return unless(memory.knows(SlotName.LENDER_TYPE), Question.LENDER_TYPE)
                .or(() -> unless(memory.knows(SlotName.OUTSTANDING), Question.OUTSTANDING))
                .or(() -> unless(memory.knows(SlotName.RATE), Question.RATE))
                .or(this::goldQuestion)
                .or(() -> unless(memory.tenure().isPresent(), Question.MONTHS_LEFT))
                .orElseGet(() -> visitOr(Question.MORE));
    }

    private Optional<Question> unless(boolean known, Question question) {
        return known || memory.skips(question) ? Optional.empty() : Optional.of(question);
    }

    private Optional<Question> goldQuestion() {
        boolean several = memory.knows(SlotName.ITEMS);
        return unless(memory.weight().isPresent() || several, Question.WEIGHT)
                .or(() -> unless(memory.knows(SlotName.PURITY) || several, Question.PURITY));
    }

    private Question loanQuestion() {
        Optional<Question> gold = goldQuestion();
        if (gold.isPresent()) {
            return gold.get();
        }
        if (quote().filter(Quote::lends).isEmpty()) {
            return quote().isPresent() ? Question.MORE : visitOr(Question.MORE);
        }
        return terms();
    }

    private Question terms() {
        if (memory.amount().isEmpty() && !memory.wantsMaximum && !memory.skips(Question.AMOUNT)) {
            return Question.AMOUNT;
        }
        if (principal().isEmpty()
                && !memory.reductionDeclined
                && memory.amount().isPresent()) {
            return Question.REDUCED;
        }
        if (principal().isPresent()) {
            if (!memory.knows(SlotName.PRODUCT) && !memory.skips(Question.PRODUCT)) {
                return Question.PRODUCT;
            }
            boolean product = memory.knows(SlotName.PRODUCT);
            if (product && memory.tenure().isEmpty() && !memory.skips(Question.TENURE)) {
                return Question.TENURE;
            }
        }
        return visitOr(Question.MORE);
    }

    /** The city, then the day of a visit, as long as neither was declined. */
    private Question visitOr(Question other) {
        boolean known = memory.knows(SlotName.CITY) || memory.knows(SlotName.PINCODE);
        if (!known) {
            return memory.skips(Question.CITY) ? other : Question.CITY;
        }
        boolean offers = memory.branch().isPresent() && !memory.visitDeclined && errands.possible(Errand.VISIT);
        return offers ? Question.DATE : other;
    }

    /** The state that the memory and the question amount to. */
    State state(Question asked) {
        if (memory.errand.isEmpty() && memory.escalated) {
            return State.ESCALATE;
        }
        return switch (asked) {
            case CONSENT -> early() ? State.CONSENT : reached(Question.MORE);
            case CONFIRM, CHANGE -> State.CONFIRM;
            case NAME, PHONE -> memory.errand.map(Errand::state).orElse(State.LEAD);
            case CALL_BACK -> State.LEAD;
            case TIME -> memory.errand.map(Errand::state).orElse(State.APPOINTMENT);
            case CITY, DATE -> memory.errand.isPresent() ? State.APPOINTMENT : State.BRANCH;
            case LENDER_TYPE, OUTSTANDING, RATE, MONTHS_LEFT -> State.BALANCE_TRANSFER;
            default -> reached(asked);
        };
    }

    private State reached(Question asked) {
        if (memory.served || memory.sellingStopped) {
            return State.GOODBYE;
        }
        if (memory.objecting) {
            return State.OBJECTION;
        }
        if (memory.answer(COMPARE).isPresent() && memory.compares) {
            return State.COMPARE;
        }
        if (memory.answer(BRANCHES).isPresent() && asked == Question.MORE) {
            return State.BRANCH;
        }
        if (memory.transfer && quote().isEmpty()) {
            return State.BALANCE_TRANSFER;
        }
        if (quote().isPresent()) {
            return State.QUOTE;
        }
        if (memory.wantsLoan) {
            return State.QUALIFY;
        }
        return early() || memory.state == State.DISCOVERY ? State.DISCOVERY : State.BRANCH;
    }

    private boolean early() {
        return memory.state == State.GREETING || memory.state == State.CONSENT;
    }
}
