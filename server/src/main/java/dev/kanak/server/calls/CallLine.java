package dev.kanak.server.calls;

import dev.kanak.core.event.CallEvents;
import dev.kanak.core.port.CallMedia;
import dev.kanak.server.talk.TalkOptions;

/** Where calls come from: answers an offer and starts the agent behind it. Thread-safe. */
@FunctionalInterface
public interface CallLine {

    /**
     * Answers an offer. May block while the media is prepared.
     *
     * @param call whose call it is
     * @param offerSdp the caller's offer
     * @throws OfferException if the offer cannot be answered
     * @throws dev.kanak.core.error.TransportException (CAPACITY_EXCEEDED) if the media has no room
     */
    Answered answer(NewCall call, String offerSdp);

    /**
     * A call about to begin.
     *
     * @param id call id
     * @param options what the caller chose
     * @param events told of everything that happens
     * @param onEnd run once when the call is over, whoever ended it
     */
    record NewCall(String id, TalkOptions options, CallEvents events, Runnable onEnd) {}

    /** An answer and the call behind it. */
    record Answered(String answerSdp, LiveCall call) {}

    /** A call in progress. The methods are thread-safe and return at once. */
    interface LiveCall {

        /** The caller typed instead of spoke. */
        void say(String text);

        /** Ends the call now. */
        void hangUp(String reason);

        /** Lets the sentence being spoken finish, then ends the call. */
        void drain();

        CallMedia.Stats stats();
    }
}
