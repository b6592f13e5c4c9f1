package dev.kanak.tools;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.branch.BranchDirectory;
import dev.kanak.tools.branch.FindBranchesTool;
import dev.kanak.tools.eligibility.CheckEligibilityTool;
import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.lender.LenderTerms;
import dev.kanak.tools.price.DemoGoldPrice;
import dev.kanak.tools.price.FileGoldPrice;
import dev.kanak.tools.price.FreshGoldPrice;
import dev.kanak.tools.price.GetGoldPriceTool;
import dev.kanak.tools.price.GoldPriceSource;
import dev.kanak.tools.price.HttpGoldPrice;
import dev.kanak.tools.quote.CalculateLoanTool;
import dev.kanak.tools.quote.CompareLoanTool;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** Builds the tools of one lender. */
public final class LenderTools {

    private LenderTools() {}

    /**
     * All tools that compute or look up, none with effects. Each is thread-safe.
     *
     * @param clock decides whether the gold price is fresh
     * @throws IllegalArgumentException if a file's content is invalid, naming every problem
     * @throws dev.kanak.core.error.ToolException (UNAVAILABLE) if a file cannot be read
     */
    public static List<Tool> load(ToolsConfig config, InstantSource clock) {
        return load(config, published(config, clock), clock);
    }

    /** The same, with the last published price from a source of its own. */
    static List<Tool> load(ToolsConfig config, GoldPriceSource published, InstantSource clock) {
        LenderConfig lender = LenderConfig.read(config.lenderConfig());
        LenderTerms terms = LenderTerms.of(lender);
        GoldPriceSource prices = prices(config, published, lender, clock);
        return List.of(
                new GetGoldPriceTool(terms, prices),
                new CheckEligibilityTool(terms, prices),
                new CalculateLoanTool(terms),
                new CompareLoanTool(terms),
                new FindBranchesTool(BranchDirectory.read(config.branches())));
    }

    /** The last published price, however old: from a service or from the lender's numbers. */
    static GoldPriceSource published(ToolsConfig config, InstantSource clock) {
        return config.priceFeed()
                .<GoldPriceSource>map(feed -> new HttpGoldPrice(
                        new HttpCalls(feed.timeout()), feed.address(), feed.token(), feed.refresh(), clock))
                .orElseGet(() -> new FileGoldPrice(config.lenderConfig()));
    }

    private static GoldPriceSource prices(
            ToolsConfig config, GoldPriceSource published, LenderConfig lender, InstantSource clock) {
        ZoneId zone = ZoneId.of(lender.outbound().tz());
        boolean redated = config.demoPriceIsCurrent() && config.priceFeed().isEmpty();
        GoldPriceSource dated = redated ? new DemoGoldPrice(published, clock, zone) : published;
        Duration maxAge = Duration.ofHours(lender.goldPrice().maxAgeHours());
        return new FreshGoldPrice(dated, clock, zone, maxAge);
    }
}
