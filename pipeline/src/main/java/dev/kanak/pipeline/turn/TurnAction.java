package dev.kanak.pipeline.turn;

/** What the turn detector asks for. */
public sealed interface TurnAction {

    /** Barge-in: the agent falls silent now and forgets what it had not yet said. */
    record StopSpeaking() implements TurnAction {}

    /**
     * The caller goes on with the turn that was taken to be over last: what answers it falls silent now, and what follows belongs
     * to it.
     */
    record GoOn() implements TurnAction {}

    /** Endpointing: the caller's turn is over; recognise what is left and answer. */
    record EndTurn(Reason reason) implements TurnAction {}

    /** Why a turn was taken to be over. */
    enum Reason {
        /** Its words sounded complete and a short silence followed. */
        COMPLETE,
        /** A long silence followed. */
        SILENCE,
        /** The caller had asked to be waited for and the wait was over. */
        HOLD,
        /** It grew longer than the limit. */
        MAX_LENGTH
    }
}
