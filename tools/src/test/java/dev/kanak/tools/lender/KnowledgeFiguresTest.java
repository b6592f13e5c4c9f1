package dev.kanak.tools.lender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.tools.DemoLender;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures that articles tell callers are those the tools compute with. */
class KnowledgeFiguresTest {

    private final LenderConfig lender = LenderConfig.read(DemoLender.CONFIG);
    private final Map<String, String> told = lender.kbVars();

    @Test
    void ratesAreTheSame() {
        List<LenderConfig.RateSlab> slabs = lender.products().emi().rateBpsSlabs();
        String low = percent(slabs.getLast().bps());
        String high = percent(slabs.getFirst().bps());

        assertThat(told)
                .containsEntry("rate_emi", low + " to " + high)
                .containsEntry("rate_emi_hi", low + " से " + high)
                .containsEntry("rate_bullet", percent(lender.products().bullet().rateBps()))
                .containsEntry("rate_od", percent(lender.products().overdraft().rateBps()))
                .containsEntry(
                        "rate_int",
                        percent(lender.products().interestServicing().rateBps()));
    }

    @Test
    void feesAreTheSame() {
        LenderConfig.FeeTable fees = lender.fees();

        assertThat(told.get("fee_proc")).contains(percent(fees.processingBps()), "" + fees.processingMinInr(), "5,000");
        assertThat(fees.processingMaxInr()).isEqualTo(5_000);
        assertThat(told.get("fee_val_hi"))
                .contains(fees.valuationSlabs().stream()
                        .map(slab -> "" + slab.inr())
                        .toList());
        assertThat(told.get("fee_val"))
                .contains(fees.valuationSlabs().stream()
                        .map(slab -> "" + slab.inr())
                        .toList());
    }

    @Test
    void namesAndContactsAreTheSame() {
        assertThat(told)
                .containsEntry("bank", lender.bank().nameEn())
                .containsEntry("bank_hi", lender.bank().nameHi())
                .containsEntry("helpline", lender.bank().helpline())
                .containsEntry("privacy", lender.bank().privacyContact())
                .containsEntry("grievance", lender.bank().grievanceContact())
                .containsEntry("retention_days", "" + lender.consent().recordingRetentionDays());
    }

    private static String percent(int bps) {
        return BigDecimal.valueOf(bps, 2).toPlainString();
    }
}
