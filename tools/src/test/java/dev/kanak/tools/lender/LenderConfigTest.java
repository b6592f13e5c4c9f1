package dev.kanak.tools.lender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.DemoLender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LenderConfigTest {

    @TempDir
    private Path folder;

    @Test
    void theDemoLenderIsValid() {
        LenderConfig config = LenderConfig.read(DemoLender.CONFIG);

        assertThat(config.bank().nameHi()).isEqualTo("हेमाद्रि बैंक");
        assertThat(config.regulatory().ltvTiers())
                .containsExactly(
                        new LenderConfig.LtvTier(250_000L, 85),
                        new LenderConfig.LtvTier(500_000L, 80),
                        new LenderConfig.LtvTier(null, 75));
    }

    @Test
    void ratesDependOnTheProductAndTheSizeOfTheLoan() {
        LenderTerms terms = DemoLender.terms();

        assertThat(terms.annualBps(Product.EMI, 25_000_000)).isEqualTo(1050);
        assertThat(terms.annualBps(Product.EMI, 25_000_001)).isEqualTo(1000);
        assertThat(terms.annualBps(Product.EMI, 50_000_001)).isEqualTo(975);
        assertThat(terms.annualBps(Product.BULLET, 1)).isEqualTo(1100);
        assertThat(terms.annualBps(Product.OVERDRAFT, 1)).isEqualTo(1150);
        assertThat(terms.annualBps(Product.INTEREST_SERVICING, 1)).isEqualTo(1075);
    }

    @Test
    void everyNumberOutOfRangeIsReportedTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"max_age_hours\": 36", "\"max_age_hours\": 0", "\"pct\": 85", "\"pct\": 185"))
                .withMessage("lender configuration: gold_price.max_age_hours must be 1 to 240, was 0; "
                        + "regulatory.ltv_tiers[0].pct must be 1 to 100, was 185");
    }

    @Test
    void anUnknownKeyIsRefusedByItsPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"gst_bps\": 1800", "\"gst_bps\": 1800, \"gts_bps\": 1800"))
                .withMessageContaining("unknown key fees.gts_bps")
                .withMessageContaining("gst_bps");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"age_min\": 18,", ""))
                .withMessageContaining("policy.age_min: is missing");
    }

    @Test
    void aReferencePriceThatIsNotTheLowerOfTheTwoIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"ref_22k_paise_per_g\": 1200000", "\"ref_22k_paise_per_g\": 1215000"))
                .withMessageContaining(
                        "gold_price.ref_22k_paise_per_g must be the lower of average and close, 1200000");
    }

    @Test
    void aTextWhereANumberBelongsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"processing_bps\": 50", "\"processing_bps\": \"50\""))
                .withMessageContaining("fees.processing_bps");
    }

    @Test
    void tiersThatDoNotAscendAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\"up_to_inr\": 500000,\n    \"pct\"", "\"up_to_inr\": 200000,\n    \"pct\""))
                .withMessageContaining("regulatory.ltv_tiers[1].up_to_inr must be above 250000, was 200000");
    }

    @Test
    void aFileThatIsNotThereIsTheWorldsFault() {
        Assertions.assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> LenderConfig.read(folder.resolve("none.json")))
                .matches(e -> e.kind() == ToolException.Kind.UNAVAILABLE);
    }

    private LenderConfig read(String... replacements) throws IOException {
        String json = Files.readString(DemoLender.CONFIG);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(json).contains(replacements[i]);
            json = json.replace(replacements[i], replacements[i + 1]);
        }
        return LenderConfig.read(Files.writeString(folder.resolve("lender.json"), json));
    }
}
