package dev.kanak.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.tools.ToolsConfig;
import dev.kanak.tools.lender.LenderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PriceDayTest {

    private static final Path LENDER = Path.of("../data/lender/lender_config.json");

    /** Half past midnight of the 26th in India. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-25T19:00:00Z"));

    @TempDir
    private Path folder = Path.of("");

    private Path lender(String day, long modifiedMillis) throws IOException {
        Path file = folder.resolve("lender.json");
        String text = Files.readString(LENDER).replaceAll("\"as_of\": \"[^\"]+\"", "\"as_of\": \"" + day + "\"");
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedMillis));
    }

    private static PriceDay day(Path lender, boolean demoPriceIsCurrent) throws IOException {
        return new PriceDay(new ToolsConfig(lender, Path.of(""), demoPriceIsCurrent), LenderConfig.read(lender), CLOCK);
    }

    @Test
    void itIsThatOfTheLendersNumbersAndFollowsThem() throws IOException {
        PriceDay day = day(lender("2026-11-19", 1_000), false);

        assertThat(day.get()).isEqualTo(LocalDate.of(2026, 11, 19));
        lender("2026-11-20", 2_000);
        assertThat(day.get()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void whereTheNumbersCannotBeReadItIsTheLastKnown() throws IOException {
        Path file = lender("2026-11-19", 1_000);
        PriceDay day = day(file, false);

        Files.delete(file);

        assertThat(day.get()).isEqualTo(LocalDate.of(2026, 11, 19));
    }

    @Test
    void itIsTheLendersTodayWhereThePriceIsTakenForTodays() throws IOException {
        assertThat(day(lender("2026-11-19", 1_000), true).get()).isEqualTo(LocalDate.of(2026, 11, 26));
    }
}
