package dev.kanak.tools.eligibility;

import java.util.List;

/**
 * A piece of gold that a caller would pledge.
 *
 * @param netMg gold only, in milligrams
 * @param karat purity, 1 to 24
 * @param type what it is, one of {@link #TYPES}
 */
record GoldItem(long netMg, int karat, String type) {

    private static final List<String> PRIMARY_TYPES =
            List.of("bar", "biscuit", "bullion", "etf", "mutual_fund", "digital_gold", "bond");

    /** Every type word there is. */
    static final List<String> TYPES = List.of(
            "ornament",
            "chain",
            "necklace",
            "ring",
            "bangle",
            "bracelet",
            "earring",
            "pendant",
            "anklet",
            "mangalsutra",
            "nose_ring",
            "waist_chain",
            "other",
            "coin",
            "bar",
            "biscuit",
            "bullion",
            "etf",
            "mutual_fund",
            "digital_gold",
            "bond");

    /** How a piece is treated. */
    enum Kind {
        ORNAMENT,
        COIN,
        /** Bars, bullion and paper gold: never accepted. */
        PRIMARY
    }

    Kind kind() {
        if (PRIMARY_TYPES.contains(type)) {
            return Kind.PRIMARY;
        }
        return type.equals("coin") ? Kind.COIN : Kind.ORNAMENT;
    }
}
