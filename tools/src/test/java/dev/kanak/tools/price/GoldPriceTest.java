package dev.kanak.tools.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.DemoLender;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldPriceTest {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @Test
    void thePriceOfTwentyTwoKaratIsTheReference() {
        GetGoldPriceTool tool = new GetGoldPriceTool(DemoLender.terms(), () -> DemoLender.PRICE);

        assertThat(tool.call(Map.of()))
                .containsEntry("purity_karat", 22)
                .containsEntry("price_inr_per_g", new BigDecimal("12000.00"))
                .containsEntry("price_inr_per_10g", new BigDecimal("120000.00"))
                .containsEntry("as_of", "2026-11-19")
                .containsEntry("source", "DEMO")
                .containsEntry("stale", false);
    }

    @ParameterizedTest
    @CsvSource({"18, 9825.33", "20, 10912.66", "24, 13087.34"})
    void otherPuritiesAreInProportionToTheirFineness(int karat, BigDecimal rupees) {
        GetGoldPriceTool tool = new GetGoldPriceTool(DemoLender.terms(), () -> DemoLender.PRICE);

        assertThat(tool.call(Map.of("purity_karat", karat))).containsEntry("price_inr_per_g", rupees);
    }

    @Test
    void aPurityThatIsNotTradedIsRefused() {
        GetGoldPriceTool tool = new GetGoldPriceTool(DemoLender.terms(), () -> DemoLender.PRICE);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tool.call(Map.of("purity_karat", 19)))
                .withMessageStartingWith("purity_karat");
    }

    @Test
    void aPriceAgesFromTheEndOfItsDay() {
        assertThatNoException()
                .isThrownBy(() -> fresh("2026-11-21T12:00:00+05:30").latest());
        assertStale("2026-11-21T12:00:01+05:30");
    }

    @Test
    void aPriceOfADayToComeIsRefused() {
        assertThatNoException()
                .isThrownBy(() -> fresh("2026-11-19T00:00:00+05:30").latest());
        assertStale("2026-11-18T23:59:59+05:30");
    }

    @Test
    void theDemoPriceCanBeDatedYesterdayAndStaysMarked() {
        InstantSource newYear = InstantSource.fixed(Instant.parse("2027-12-31T19:00:00Z"));

        GoldPrice price = new DemoGoldPrice(() -> DemoLender.PRICE, newYear, INDIA).latest();

        assertThat(price).isEqualTo(new GoldPrice(1_215_000, 1_200_000, LocalDate.of(2027, 12, 31), "DEMO"));
    }

    @Test
    void aPublishedPriceIsNeverRedated() {
        GoldPrice published = new GoldPrice(1_215_000, 1_200_000, LocalDate.of(2026, 11, 19), "IBJA");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> new DemoGoldPrice(() -> published, DemoLender.CLOCK, INDIA).latest());
    }

    @Test
    void theConfiguredPriceIsReadFromTheFile() {
        assertThat(new FileGoldPrice(DemoLender.CONFIG).latest()).isEqualTo(DemoLender.PRICE);
    }

    @Test
    void aMissingFileMakesThePriceUnavailable() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> new FileGoldPrice(Path.of("nowhere.json")).latest())
                .matches(e -> e.kind() == ToolException.Kind.UNAVAILABLE);
    }

    private static void assertStale(String now) {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> fresh(now).latest())
                .matches(e -> e.kind() == ToolException.Kind.STALE_DATA);
    }

    private static FreshGoldPrice fresh(String now) {
        InstantSource clock =
                InstantSource.fixed(java.time.OffsetDateTime.parse(now).toInstant());
        return new FreshGoldPrice(() -> DemoLender.PRICE, clock, INDIA, Duration.ofHours(36));
    }
}
