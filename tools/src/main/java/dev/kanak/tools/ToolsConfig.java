package dev.kanak.tools;

import java.nio.file.Path;

/**
 * What the lender's tools are built from.
 *
 * @param lenderConfig the lender's numbers, {@code lender_config.json}
 * @param branches folder with {@code branches.json} and {@code towns.tsv}
 * @param demoPriceIsCurrent true to date an invented gold price (source {@code DEMO}) yesterday, so that a demonstration
 *     quotes on any day; a published price is then refused
 */
public record ToolsConfig(Path lenderConfig, Path branches, boolean demoPriceIsCurrent) {}
