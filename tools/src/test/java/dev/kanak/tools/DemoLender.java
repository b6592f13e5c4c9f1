package dev.kanak.tools;

import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.lender.LenderTerms;
import dev.kanak.tools.price.GoldPrice;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/** The demo lender that tests compute with: reference price of 22 karat 12 000 rupees a gram. */
public final class DemoLender {

    public static final Path CONFIG = Path.of("../data/lender/lender_config.json");
    public static final Path BRANCHES = Path.of("../data/branches");

    /** Friday, 20 November 2026, 11:00 in India. */
    public static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T05:30:00Z"));

    public static final GoldPrice PRICE = new GoldPrice(1_215_000, 1_200_000, LocalDate.of(2026, 11, 19), "DEMO");

    private DemoLender() {}

    public static LenderTerms terms() {
        return LenderTerms.of(LenderConfig.read(CONFIG));
    }
}
