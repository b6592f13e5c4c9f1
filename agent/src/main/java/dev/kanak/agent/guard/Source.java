package dev.kanak.agent.guard;

/** Where a number that may be said comes from. */
public enum Source {
    /** A tool's arguments or result. */
    TOOL,
    /** The lender's settings. */
    CONFIGURATION,
    /** An article of the lender's knowledge that was found in this call. */
    ARTICLE,
    /** The caller's own words, or what was understood from them. */
    CALLER,
    /** The approved wording itself, e.g. "twenty two or eighteen karat". */
    WORDING
}
