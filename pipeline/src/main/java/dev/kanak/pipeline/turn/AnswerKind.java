package dev.kanak.pipeline.turn;

import java.util.Optional;

/** What sort of answer the agent waits for; each has a {@link TurnConfig.Budget} of its own. */
public enum AnswerKind {
    /** Yes, no, or one of a few: over as soon as it is said. */
    CHOICE,
    /** A number said digit by digit, with pauses while it is looked up. */
    DIGITS,
    /** An amount, a weight, a time span: over at its unit. */
    FIGURE,
    /** A name, a place, a day: a few words. */
    PHRASE,
    /** Anything: the caller tells what they want. */
    OPEN;

    /** The kind that answers a slot, by its name in the domain's documents; OPEN if nothing was asked. */
    public static AnswerKind to(Optional<String> askedSlot) {
        return switch (SlotKind.of(askedSlot)) {
            case CHOICE -> CHOICE;
            case PHONE, PINCODE -> DIGITS;
            case AMOUNT, WEIGHT, PURITY, TENURE -> FIGURE;
            case WHEN, NAME, PLACE -> PHRASE;
            case NONE, OTHER -> OPEN;
        };
    }
}
