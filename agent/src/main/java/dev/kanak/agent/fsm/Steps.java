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
    static final String RECORD_CONSENT = "record_consent";

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

    Steps(Memory memory) {
        this.memory = memory;
    }

    /** The next request that the slots call for; empty if every tool's answer is current. */
    Optional<Tool.Request> due() {
        return eligibility()
                .flatMap(arguments -> request(ELIGIBILITY, arguments))
                .or(() -> loan().flatMap(arguments -> request(LOAN, arguments)))
                .or(() -> branches().flatMap(arguments -> request(BRANCHES, arguments)));
    }

    Tool.Request of(String tool, Map<String, Object> arguments) {
        return new Tool.Request(memory.nextRequest(tool), tool, arguments);
    }

    private Optional<Tool.Request> request(String tool, Map<String, Object> arguments) {
        return memory.due(tool, arguments) ? Optional.of(of(tool, arguments)) : Optional.empty();
    }

    private Optional<Map<String, Object>> eligibility() {
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

    /** The current quote; empty before eligibility is known. */
    Optional<Quote> quote() {
        return memory.answer(ELIGIBILITY).map(Quote::of);
    }

    private Optional<Map<String, Object>> branches() {
        boolean wanted = memory.wantsBranch || quote().isPresent() || !memory.wantsLoan;
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
        if (!memory.knows(SlotName.CONSENT) && !memory.consentAskedAgain) {
            return Question.CONSENT;
        }
        if (memory.wantsLoan && !memory.hasFailed(ELIGIBILITY)) {
            return loanQuestion();
        }
        if (memory.wantsLoan || memory.wantsBranch) {
            return cityOr(Question.MORE);
        }
        return memory.helped ? Question.MORE : Question.NEED;
    }

    private Question loanQuestion() {
        if (memory.weight().isEmpty() && !memory.knows(SlotName.ITEMS) && !memory.skips(Question.WEIGHT)) {
            return Question.WEIGHT;
        }
        boolean pure = memory.knows(SlotName.PURITY) || memory.knows(SlotName.ITEMS);
        if (!pure && !memory.skips(Question.PURITY)) {
            return Question.PURITY;
        }
        if (quote().filter(Quote::lends).isEmpty()) {
            return cityOr(Question.MORE);
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
        return cityOr(Question.MORE);
    }

    private Question cityOr(Question other) {
        boolean known = memory.knows(SlotName.CITY) || memory.knows(SlotName.PINCODE);
        return known || memory.skips(Question.CITY) ? other : Question.CITY;
    }

    /** The state that the memory and the question amount to. */
    State state(Question asked) {
        if (asked == Question.CONSENT) {
            return State.CONSENT;
        }
        if (asked == Question.CITY || (memory.answer(BRANCHES).isPresent() && asked == Question.MORE)) {
            return State.BRANCH;
        }
        if (quote().isPresent()) {
            return State.QUOTE;
        }
        return memory.wantsLoan ? State.QUALIFY : State.DISCOVERY;
    }
}
