package dev.kanak.server.knowledge;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.ToolsConfig;
import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.price.FileGoldPrice;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The day of the gold price that callers are quoted now: that of the lender's numbers, read again when their file changes; today
 * where a service publishes the price or the demo's is taken for today's. Never waits for the service. Thread-safe.
 */
public final class PriceDay implements Supplier<LocalDate> {

    private final boolean today;
    private final LenderConfig lender;
    private final FileGoldPrice numbers;
    private final InstantSource clock;

    /** @param lender as its file said at the start, for when it cannot be read */
    public PriceDay(ToolsConfig tools, LenderConfig lender, InstantSource clock) {
        this.today = tools.priceFeed().isPresent() || tools.demoPriceIsCurrent();
        this.lender = lender;
        this.numbers = new FileGoldPrice(tools.lenderConfig());
        this.clock = clock;
    }

    @Override
    public LocalDate get() {
        if (today) {
            return LocalDate.ofInstant(
                    clock.instant(), ZoneId.of(lender.outbound().tz()));
        }
        try {
            return numbers.latest().asOf();
        } catch (ToolException e) {
            return lender.goldPrice().asOf();
        }
    }
}
