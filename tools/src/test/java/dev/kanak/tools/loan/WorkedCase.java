package dev.kanak.tools.loan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.lender.LenderTerms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Computes all that follows from the inputs of one worked case, with the demo lender's tiers and tariff. */
final class WorkedCase {

    private static final LenderTerms TERMS =
            LenderTerms.of(LenderConfig.read(Path.of("../data/lender/lender_config.json")));
    private static final long QUOTE_STEP_PAISE = 10_000;

    private final JsonNode input;
    private final Set<String> asked;
    private final Map<String, Object> computed = new TreeMap<>();

    /**
     * A case.
     *
     * @param asked names of the figures it expects; a case that asks for a maturity amount is about a bullet loan
     */
    WorkedCase(JsonNode input, Set<String> asked) {
        this.input = input;
        this.asked = asked;
    }

    Map<String, Object> compute() {
        price();
        exposure();
        gold();
        instalments();
        closure();
        openInterest();
        fees();
        apr();
        comparison();
        delay();
        return computed;
    }

    private void price() {
        if (has("avg30_22k_paise_per_g")) {
            put(
                    "ref_paise_per_g",
                    ReferencePrice.paisePerGram(number("avg30_22k_paise_per_g"), number("prev_close_22k_paise_per_g")));
        }
    }

    private long netWeight() {
        long net = Valuation.netMilligrams(number("gross_mg"), number("stone_mg"), number("other_mg"));
        put("net_mg", net);
        return net;
    }

    private void exposure() {
        if (has("net_mg") || has("gross_mg")) {
            long netMg = has("net_mg") ? number("net_mg") : netWeight();
            long value = value(netMg);
            LoanToValue.Exposure most = TERMS.loanToValue().maxExposure(value);
            put("value_paise", value);
            put("max_loan_paise", most.paise());
            put("max_loan_quoted_paise", Quote.roundedDownPaise(most.paise(), QUOTE_STEP_PAISE));
            put("ltv_tier_pct", (long) most.tierPercent());
            put("ltv_pct", (long) most.tierPercent());
            outstanding(value);
            bulletLimit(most);
        }
        if (has("existing_loan_paise")) {
            long total = Math.addExact(value(number("existing_pledged_mg")), value(number("new_net_mg")));
            put("total_value_paise", total);
            put("max_total_paise", TERMS.loanToValue().maxExposure(total).paise());
            put("max_additional_paise", TERMS.loanToValue().roomPaise(total, number("existing_loan_paise")));
        }
    }

    private void outstanding(long value) {
        if (has("outstanding_elsewhere_paise")) {
            put("topup_room_paise", TERMS.loanToValue().roomPaise(value, number("outstanding_elsewhere_paise")));
        }
        if (has("loan_paise")) {
            LoanToValue.Standing standing = TERMS.loanToValue().standing(number("loan_paise"), value);
            put("ltv_bps", standing.ltvBps());
            put("cap_pct", (long) standing.capPercent());
            put("breach", standing.breach());
            put("cure_paise", standing.curePaise());
        }
    }

    private void bulletLimit(LoanToValue.Exposure most) {
        if (has("months")) {
            Bullet largest = Bullet.largestWithin(most.paise(), bps(), months());
            put("max_maturity_paise", most.paise());
            put("max_principal_paise", largest.principalPaise());
            put("max_principal_quoted_paise", Quote.roundedDownPaise(largest.principalPaise(), QUOTE_STEP_PAISE));
            put("interest_paise", largest.interestPaise());
        }
    }

    private void gold() {
        if (has("targets_paise")) {
            put(
                    "net_mg",
                    each(
                            "targets_paise",
                            target -> TERMS.loanToValue()
                                    .netMilligramsFor(target, number("ref_paise_per_g"), (int) number("fineness"))));
        }
    }

    private void instalments() {
        if (has("principal_paise") && has("annual_bps") && has("months")) {
            EmiSchedule emi = EmiSchedule.of(principal(), bps(), months());
            put("emi_paise", emi.emiPaise());
            put("first_interest_paise", emi.instalments().get(0).interestPaise());
            put("first_principal_paise", emi.instalments().get(0).principalPaise());
            put("second_interest_paise", emi.instalments().get(1).interestPaise());
            put("last_instalment_paise", emi.last().paise());
            put("total_interest_paise", emi.totalInterestPaise());
            put("total_paid_paise", emi.totalPaidPaise());
            Bullet bullet = Bullet.quote(principal(), bps(), months());
            put("interest_paise", bullet.interestPaise());
            put("maturity_paise", bullet.maturityPaise());
        }
    }

    private void closure() {
        if (has("from_date")) {
            LocalDate from = date("from_date");
            LocalDate to = date("to_date");
            Bullet closed = Bullet.closure(principal(), bps(), from, to);
            put("days", Bullet.days(from, to));
            put("interest_paise", closed.interestPaise());
            put("payoff_paise", closed.maturityPaise());
        }
    }

    private void openInterest() {
        if (has("segments")) {
            List<Interest.BalanceDays> month = StreamSupport.stream(
                            input.get("segments").spliterator(), false)
                    .map(part -> new Interest.BalanceDays(
                            part.get("days").asInt(),
                            part.get("eod_balance_paise").asLong()))
                    .toList();
            put("product_paise_days", Interest.dailyProduct(month));
            put("interest_paise", Interest.overdraftPaise(month, bps()));
        }
        if (has("principal_paise") && has("annual_bps")) {
            put("monthly_interest_paise", Interest.monthlyPaise(principal(), bps()));
        }
        if (has("rupees_per_100_per_month")) {
            BigDecimal percent = Interest.annualPercentOfSaikda(BigDecimal.valueOf(number("rupees_per_100_per_month")));
            put("annual_pct", percent.longValueExact());
            int annualBps = percent.movePointRight(2).intValueExact();
            put("interest_paise", Bullet.quote(principal(), annualBps, months()).interestPaise());
        }
    }

    private void fees() {
        FeeTariff tariff = TERMS.fees();
        if (has("proc_bps")) {
            tariff = new FeeTariff(
                    (int) number("proc_bps"),
                    number("proc_min"),
                    number("proc_max"),
                    TERMS.fees().valuation(),
                    (int) number("gst_bps"));
            FeeTariff.Fees fees = tariff.on(principal());
            put("processing_paise", fees.processing());
            put("processing_gst_paise", fees.processingGst());
            put("valuation_paise", fees.valuation());
            put("valuation_gst_paise", fees.valuationGst());
            put("total_paise", fees.total());
        }
        if (has("principals_paise")) {
            put("total_paise", each("principals_paise", TERMS.fees()::on, FeeTariff.Fees::total));
            put("processing_paise", each("principals_paise", TERMS.fees()::on, FeeTariff.Fees::processing));
        }
    }

    private void apr() {
        if (has("fees_paise")) {
            long net = principal() - number("fees_paise");
            put("net_disbursed_paise", net);
            put("apr_bps", asked.contains("maturity_paise") ? bulletApr(net) : instalmentApr(net));
        }
    }

    private long bulletApr(long net) {
        return Apr.bulletBps(net, Bullet.quote(principal(), bps(), months()).maturityPaise(), months());
    }

    private long instalmentApr(long net) {
        return Apr.monthlyBps(
                net,
                EmiSchedule.of(principal(), bps(), months()).instalments().stream()
                        .map(EmiSchedule.Instalment::paise)
                        .toList());
    }

    private void comparison() {
        if (has("old_bps")) {
            Comparison comparison = Comparison.of(
                    principal(), months(), (int) number("old_bps"), (int) number("new_bps"), number("new_fees_paise"));
            put("old_emi_paise", comparison.there().emiPaise());
            put("new_emi_paise", comparison.here().emiPaise());
            put("old_interest_paise", comparison.there().totalInterestPaise());
            put("new_interest_paise", comparison.here().totalInterestPaise());
            put("net_saving_paise", comparison.netSavingPaise());
        }
    }

    private void delay() {
        if (has("full_repayment_date")) {
            DelayCompensation.Rule rule = new DelayCompensation.Rule(
                    (int) number("working_days_allowed"),
                    number("per_day_paise"),
                    StreamSupport.stream(input.get("non_working").spliterator(), false)
                            .map(day -> LocalDate.parse(day.asText()))
                            .collect(Collectors.toSet()));
            DelayCompensation owed = rule.on(date("full_repayment_date"), date("returned_on"));
            put("due_by", owed.dueBy().toString());
            put("delay_days", owed.delayDays());
            put("compensation_paise", owed.paise());
        }
    }

    private long value(long netMg) {
        return Valuation.paise(netMg, number("ref_paise_per_g"), (int) number("fineness"));
    }

    private List<Object> each(String name, LongFunction<Object> function) {
        return StreamSupport.stream(input.get(name).spliterator(), false)
                .map(node -> function.apply(node.asLong()))
                .toList();
    }

    private <T> List<Object> each(String name, LongFunction<T> function, java.util.function.ToLongFunction<T> figure) {
        return each(name, value -> figure.applyAsLong(function.apply(value)));
    }

    private boolean has(String name) {
        return input.has(name);
    }

    private long number(String name) {
        return input.get(name).asLong();
    }

    private long principal() {
        return number("principal_paise");
    }

    private int bps() {
        return (int) number("annual_bps");
    }

    private int months() {
        return (int) number("months");
    }

    private LocalDate date(String name) {
        return LocalDate.parse(input.get(name).asText());
    }

    private void put(String name, Object value) {
        computed.put(name, value);
    }
}
