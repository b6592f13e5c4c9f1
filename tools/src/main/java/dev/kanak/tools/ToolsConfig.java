package dev.kanak.tools;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the lender's tools are built from.
 *
 * @param lenderConfig the lender's numbers, {@code lender_config.json}
 * @param branches folder with {@code branches.json}, {@code towns.tsv} and {@code holidays.tsv}
 * @param demoPriceIsCurrent true to date an invented gold price (source {@code DEMO}) yesterday, so that a demonstration
 *     quotes on any day; a published price is then refused
 * @param priceFeed where the gold price is fetched instead of read from the lender's numbers
 */
public record ToolsConfig(Path lenderConfig, Path branches, boolean demoPriceIsCurrent, Optional<PriceFeed> priceFeed) {

    /** The gold price comes with the lender's numbers. */
    public ToolsConfig(Path lenderConfig, Path branches, boolean demoPriceIsCurrent) {
        this(lenderConfig, branches, demoPriceIsCurrent, Optional.empty());
    }

    /**
     * A service that publishes the gold price.
     *
     * @param token sent as bearer token; never printed
     * @param refresh time after which the price is fetched again
     * @param timeout longest the service may take
     */
    public record PriceFeed(URI address, Optional<String> token, Duration refresh, Duration timeout) {

        @Override
        public String toString() {
            return "PriceFeed[" + address + "]";
        }
    }
}
