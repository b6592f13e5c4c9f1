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

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;

    ToolAnswers(Memory memory, Steps steps, Voice voice) {
        this.memory = memory;
        this.steps = steps;
        this.voice = voice;
    }

    /** Adds what is to be said about an outcome; remembers the answer. */
    void take(Tool.Outcome outcome, Reply reply) {
        Tool.Request request = outcome.request();
        if (request.name().equals(Steps.RECORD_CONSENT)) {
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
            case Steps.BRANCHES -> branches(outcome.result(), reply);
            case Steps.PRICE -> price(outcome.result(), reply);
            default -> throw new IllegalStateException("no wording for tool " + request.name());
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
        } else {
            reply.answer(voice.say("tool.down"));
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
            reply.answer(voice.say("quote.reduced", places));
            reply.asks(Question.REDUCED);
        }
        boolean income = quote.has("INCOME_ASSESSMENT_NEEDED") && asked.isPresent() && !memory.incomeSaid;
        if (income && reply.ownQuestion().isEmpty()) {
            memory.incomeSaid = true;
            reply.add(voice.say("quote.income"));
        }
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
    }

    private static void place(Map<String, Spoken> places, Map<String, Object> result, String name, String key) {
        Spoken.rupees(result, key).ifPresent(amount -> places.put(name, amount));
    }

    private void price(Map<String, Object> result, Reply reply) {
        Map<String, Spoken> places = new HashMap<>();
        Spoken.slot(result, SlotName.PURITY).ifPresent(purity -> places.put("purity", purity));
        Spoken.rupees(result, "price_inr_per_g").ifPresent(price -> places.put("price", price));
        reply.answer(voice.say("price", places));
        memory.forget(Steps.PRICE);
    }

    private void branches(Map<String, Object> result, Reply reply) {
        List<Spoken> names = result.get("branches") instanceof List<?> list
                ? list.stream().flatMap(branch -> name(branch).stream()).toList()
                : List.of();
        if (names.isEmpty()) {
            reply.answer(voice.say("branch.none"));
        } else if ("NEAREST".equals(result.get("match"))) {
            reply.answer(voice.say("branch.nearest", "first", names.getFirst()));
        } else if (names.size() == 1) {
            reply.answer(voice.say("branch.one", "first", names.getFirst()));
        } else {
            reply.answer(voice.say("branch.two", Map.of("first", names.getFirst(), "second", names.get(1))));
        }
    }

    private Optional<Spoken> name(Object branch) {
        if (!(branch instanceof Map<?, ?> fields)) {
            return Optional.empty();
        }
        Object hindi = fields.get("name_hi");
        boolean inHindi = voice.language() == Language.HINDI && hindi != null;
        Object name = inHindi ? hindi : fields.get("name");
        return Optional.ofNullable(name).map(text -> new Spoken.LenderText(text.toString()));
    }
}
