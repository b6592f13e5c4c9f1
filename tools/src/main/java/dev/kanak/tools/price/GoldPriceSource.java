package dev.kanak.tools.price;

import dev.kanak.core.error.ToolException;

/** Gives the last published price of gold. Thread-safe. */
public interface GoldPriceSource {

    /**
     * The last published price, however old.
     *
     * @throws ToolException (UNAVAILABLE) if there is none to be had
     */
    GoldPrice latest();
}
