package dev.kanak.agent.fsm;

/** How far a caller is recognised from an earlier call. */
enum Returning {
    NOBODY,
    /** The number agreed to be remembered; who speaks is not known yet. */
    REMEMBERED,
    /** The caller was asked for the name. */
    ASKED,
    /** The name was the right one. */
    RECOGNISED,
    /** Another person, or one who would rather not say. */
    STRANGER
}
