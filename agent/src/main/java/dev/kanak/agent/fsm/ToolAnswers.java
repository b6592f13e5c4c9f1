package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what a tool answered into sentences; a failed or stale answer is never replaced by a remembered one. */
final class ToolAnswers {

    private static final int COMPARED = 5;

    private final Memory memory;
    private final Steps steps;
    private final Errands errands;
    private final Voice voice;
    private final EffectAnswers effects;
    private final Recognition recognition;

    ToolAnswers(Conversation.Parts parts, Recognition recognition) {
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.errands = parts.errands();
        this.voice = parts.voice();
        this.recognition = recognition;
        this.effects = new EffectAnswers(parts);
    }

    /** Adds what is to be said about an outcome; remembers the answer. */
    void take(Tool.Outcome outcome, Reply reply) {
        Tool.Request request = outcome.request();
        if (request.name().equals(Steps.RECORD_CONSENT)) {
            consent(outcome);
            return;
        }
        if (request.name().equals(Steps.RECALL)) {
            recognition.recalled(outcome, reply);
            return;
        }
        if (request.name().equals(Steps.REMEMBER)) {
            recognition.kept(outcome, reply);
            return;
        }
        if (effects.take(outcome, reply)) {
            return;
        }
        if (memory.isSupposed(request.id())) {
            supposed(outcome, reply);
            return;
        }
        if (!outcome.ok() || Boolean.TRUE.equals(outcome.result().get("stale"))) {
            fail(request, outcome.result(), reply);
            return;
        }
        Optional<Quote> before = memory.sameItems(request.arguments()) ? steps.quote() : Optional.empty();
        memory.answered(request.name(), request.arguments(), outcome.result());
        switch (request.name()) {
            case Steps.ELIGIBILITY -> quote(before, reply);
            case Steps.LOAN -> loan(outcome.result(), reply);
            case Steps.COMPARE -> comparison(outcome.result(), reply);
            case Steps.BRANCHES -> branches(outcome.result(), reply);
            case Steps.PRICE -> price(outcome.result(), reply);
            default -> throw new IllegalStateException("no wording for tool " + request.name());
        }
    }

    private void consent(Tool.Outcome outcome) {
        boolean dataUse = Errands.DATA_USE.equals(outcome.request().arguments().get("kind"));
        if (dataUse && Boolean.TRUE.equals(outcome.request().arguments().get("granted"))) {
            Object id = outcome.ok() ? outcome.result().get("consent_id") : null;
            memory.consentId = Optional.of(id == null ? "" : id.toString());
            memory.journal.consented(Errands.DATA_USE, outcome.ok());
        }
    }

    private void fail(Tool.Request request, Map<String, Object> result, Reply reply) {
        memory.failed(request.name(), request.arguments());
        boolean terms = "invalid_arguments".equals(result.get("error"))
                && request.name().equals(Steps.LOAN);
        boolean tenure = "invalid_arguments".equals(result.get("error"))
                && request.arguments().containsKey(SlotName.TENURE);
        if (terms || tenure) {
            memory.slots().remove(SlotName.TENURE);
            memory.forgive(request.name());
            reply.answer(voice.say("loan.terms_refused"));
        } else if (!errands.possible(Errand.CALL_BACK)) {
            reply.answer(voice.say("tool.down"));
        } else if (memory.knows(SlotName.CONSENT) && memory.errand.isEmpty()) {
            reply.answer(voice.say("tool.down_call_back"));
            reply.asks(Question.CALL_BACK);
        } else {
            reply.answer(voice.say("tool.down_plain"));
        }
    }

    /** An estimate for what was only supposed; it changes nothing. */
    private void supposed(Tool.Outcome outcome, Reply reply) {
        Quote quote = Quote.of(outcome.result());
        Optional<GoldNeed> need =
                memory.need.filter(sought -> sought.awaits(outcome.request().id()));
        if (need.isPresent() && outcome.ok()) {
            needed(need.get(), quote, reply);
            return;
        }
        if (!outcome.ok() || !quote.lends()) {
            reply.answer(outcome.ok() ? refusal(quote) : voice.say("tool.down"));
            return;
        }
        Map<String, Spoken> places = new HashMap<>();
        quote.spokenMost().ifPresent(most -> places.put("max", most));
        Spoken.number(outcome.result(), "counted_weight_g")
                .ifPresent(weight -> places.put("weight", new Spoken.Grams(weight)));
        reply.answer(voice.say(places.containsKey("weight") ? "suppose.weight" : "quote.max", places));
    }

    /** Tells the weight that an amount takes, or has a larger one tried. */
    private void needed(GoldNeed need, Quote quote, Reply reply) {
        memory.need = need.after(quote.lends() ? quote.most() : BigDecimal.ZERO);
        if (memory.need.isPresent()) {
            return;
        }
        boolean enough = quote.lends() && quote.most().compareTo(need.amount()) >= 0;
        if (enough) {
            reply.answer(voice.say(
                    "suppose.needed",
                    Map.of(
                            "asked", new Spoken.Rupees(need.amount()),
                            "purity", new Spoken.Karat(need.karat()),
                            "weight", new Spoken.Grams(need.grams()))));
        } else {
            reply.answer(voice.say("no_loan.OTHER"));
        }
    }

    private void comparison(Map<String, Object> result, Reply reply) {
        Map<String, Spoken> places = new HashMap<>();
        Spoken.percent(result, "current_rate_pct").ifPresent(rate -> places.put("theirs", rate));
        Spoken.percent(result, "our_rate_pct").ifPresent(rate -> places.put("ours", rate));
        place(places, result, "their_interest", "current_interest_inr");
        place(places, result, "our_interest", "our_interest_inr");
        place(places, result, "fees", "our_fees_inr");
        if (places.size() == COMPARED) {
            reply.answer(voice.say(memory.transfer ? "compare.transfer" : "compare.result", places));
        }
    }

    private void quote(Optional<Quote> before, Reply reply) {
        Quote quote = steps.quote().orElseThrow();
        if (!quote.lends()) {
            reply.answer(refusal(quote));
            if (quote.has("AMOUNT_BELOW_MINIMUM")) {
                memory.slots().remove(SlotName.AMOUNT);
            }
            return;
        }
        if (before.isPresent() && sameAmount(before.get(), quote) && nothingNew(before.get(), quote)) {
            return;
        }
        Map<String, Spoken> places = new HashMap<>();
        quote.spokenMost().ifPresent(most -> places.put("max", most));
        if (memory.transfer && memory.amount().isEmpty()) {
            transfer(places, reply);
            return;
        }
        Optional<BigDecimal> asked = memory.amount();
        asked.ifPresent(amount -> places.put("asked", new Spoken.Rupees(amount)));
        boolean bullet = "BULLET".equals(memory.slots().get(SlotName.PRODUCT));
        if (bullet && asked.isPresent() && asked.get().compareTo(quote.most()) > 0) {
            reply.add(voice.say("quote.bullet"));
        }
        if (asked.isEmpty()) {
            reply.answer(voice.say("quote.max", places));
        } else if (asked.get().compareTo(quote.most()) <= 0) {
            reply.answer(voice.say("quote.fit", places));
        } else {
            boolean consentFirst = steps.next() == Question.CONSENT;
            reply.answer(voice.say(consentFirst ? "quote.reduced_plain" : "quote.reduced", places));
            if (!consentFirst) {
                reply.asks(Question.REDUCED);
            }
        }
        counted(quote, reply);
        income(quote, asked.isPresent(), reply);
    }

    /** Of coins and of very much gold only a part counts. */
    private void counted(Quote quote, Reply reply) {
        Optional<BigDecimal> told = memory.knows(SlotName.ITEMS) ? Optional.empty() : memory.weight();
        Optional<BigDecimal> counted = Spoken.number(quote.result(), "counted_weight_g");
        boolean part = told.isPresent() && counted.isPresent() && counted.get().compareTo(told.get()) < 0;
        if (part && reply.ownQuestion().isEmpty()) {
            reply.add(voice.say("quote.counted", "weight", new Spoken.Grams(counted.get())));
        }
    }

    /** Above a limit the branch looks at the income too; said once. */
    private void income(Quote quote, boolean asked, Reply reply) {
        boolean needed = quote.has("INCOME_ASSESSMENT_NEEDED") && asked && !memory.incomeSaid;
        if (needed && reply.ownQuestion().isEmpty()) {
            memory.incomeSaid = true;
            reply.add(voice.say("quote.income"));
        }
    }

    /** What could be lent on gold that is pledged elsewhere, beside what is owed there. */
    private void transfer(Map<String, Spoken> places, Reply reply) {
        Optional<BigDecimal> room = steps.room();
        if (room.isEmpty()) {
            reply.answer(voice.say("quote.max", places));
            return;
        }
        memory.number(SlotName.OUTSTANDING).ifPresent(owed -> places.put("owed", new Spoken.Rupees(owed)));
        places.put("room", new Spoken.Rupees(room.get()));
        reply.answer(voice.say(room.get().signum() < 0 ? "transfer.short" : "transfer.limit", places));
    }

    /** The limit is as it was, or what the caller wants still fits. */
    private boolean nothingNew(Quote before, Quote now) {
        boolean fits = memory.amount()
                .filter(amount -> amount.compareTo(now.most()) <= 0)
                .isPresent();
        return before.lends() && (fits || before.most().compareTo(now.most()) == 0);
    }

    private static boolean sameAmount(Quote before, Quote now) {
        return String.valueOf(before.result().get("requested_amount_inr"))
                .equals(String.valueOf(now.result().get("requested_amount_inr")));
    }

    private String refusal(Quote quote) {
        Map<String, Spoken> places = new HashMap<>();
        places.put("min", Spoken.rupees(quote.result(), "min_loan_inr").orElse(new Spoken.LenderText("")));
        return quote.reasons().stream()
                .map(reason -> "no_loan." + reason)
                .filter(voice::has)
                .findFirst()
                .map(key -> voice.say(key, places))
                .orElseGet(() -> voice.say("no_loan.OTHER"));
    }

    private void loan(Map<String, Object> result, Reply reply) {
        Map<String, Spoken> places = new HashMap<>();
        Spoken.rupees(result, "principal_inr").ifPresent(amount -> places.put("amount", amount));
        Spoken.slot(result, SlotName.TENURE).ifPresent(months -> places.put("tenure", months));
        String product = String.valueOf(result.get("product"));
        switch (product) {
            case "EMI" -> place(places, result, "emi", "emi_inr");
            case "BULLET" -> place(places, result, "maturity", "maturity_inr");
            case "INTEREST_SERVICING" -> place(places, result, "interest", "monthly_interest_inr");
            default -> {}
        }
        String key = switch (product) {
            case "EMI" -> "loan.emi";
            case "BULLET" -> "loan.maturity";
            case "INTEREST_SERVICING" -> "loan.interest_only";
            default -> "loan.overdraft";
        };
        reply.answer(voice.say(key, places));
        memory.askedOfLoan.flatMap(figure -> figure.of(memory, voice)).ifPresent(reply::answer);
        memory.askedOfLoan = Optional.empty();
    }

    private static void place(Map<String, Spoken> places, Map<String, Object> result, String name, String key) {
        Spoken.rupees(result, key).ifPresent(amount -> places.put(name, amount));
    }

    private void price(Map<String, Object> result, Reply reply) {
        Map<String, Spoken> places = new HashMap<>();
        Spoken.slot(result, SlotName.PURITY).ifPresent(purity -> places.put("purity", purity));
        Spoken.rupees(result, "price_inr_per_g").ifPresent(price -> places.put("price", price));
        memory.lastPrice = Optional.of(Map.copyOf(places));
        reply.answer(voice.say("price", places));
        memory.forget(Steps.PRICE);
    }

    private void branches(Map<String, Object> result, Reply reply) {
        List<Spoken> names = result.get("branches") instanceof List<?> list
                ? list.stream().flatMap(branch -> name(branch).stream()).toList()
                : List.of();
        if (names.isEmpty()) {
            reply.answer(voice.say("branch.none"));
            memory.skip(Question.CITY);
            dropVisit();
        } else if ("NEAREST".equals(result.get("match"))) {
            nearest(names.getFirst(), reply);
        } else if (names.size() == 1 || memory.knows(SlotName.LOCALITY)) {
            reply.answer(voice.say("branch.one", "first", names.getFirst()));
        } else {
            reply.answer(voice.say("branch.two", Map.of("first", names.getFirst(), "second", names.get(1))));
        }
    }

    private void dropVisit() {
        if (memory.errand.filter(Errand.VISIT::equals).isPresent()) {
            memory.endErrand();
        }
    }

    private void nearest(Spoken first, Reply reply) {
        Optional<Map<String, Object>> branch = memory.branch();
        Optional<Spoken> city = branch.flatMap(fields -> city(fields));
        Optional<Spoken> distance = branch.flatMap(fields -> Spoken.number(fields, "distance_km"))
                .map(km -> new Spoken.Kilometres(km.intValue()));
        if (city.isPresent() && distance.isPresent()) {
            reply.answer(voice.say(
                    "branch.nearest_km", Map.of("first", first, "city", city.get(), "distance", distance.get())));
        } else {
            reply.answer(voice.say("branch.nearest", "first", first));
        }
    }

    private Optional<Spoken> city(Map<String, Object> branch) {
        Object name = branch.get(voice.language() == Language.HINDI ? "city_hi" : "city");
        return Optional.ofNullable(name).map(text -> new Spoken.LenderText(text.toString()));
    }

    private Optional<Spoken> name(Object branch) {
        return branch instanceof Map<?, ?> fields ? Errands.branchName(fields, voice.language()) : Optional.empty();
    }
}
