package dev.kanak.server.gateway;

import dev.kanak.core.error.TransportException;
import dev.kanak.core.error.VoiceException;
import dev.kanak.server.calls.CallRefusedException;
import dev.kanak.server.calls.OfferException;
import dev.kanak.server.chats.ChatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure is to the caller. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The error to answer with; one that is nobody's fault but ours is logged. */
    static ApiException of(Throwable failure, String requestId) {
        return switch (failure) {
            case ApiException error -> error;
            case OfferException offer -> ApiException.badRequest(offer.code(), sentence(offer));
            case CallRefusedException refused -> refused(refused.reason());
            case ChatException chat -> chat(chat.reason());
            case TransportException full
            when full.kind() == TransportException.Kind.CAPACITY_EXCEEDED -> refused(CallRefusedException.Reason.FULL);
            case VoiceException broken -> {
                log(failure, requestId);
                yield ApiException.unavailable(broken.code(), "A component the request needs is not available.");
            }
            default -> {
                log(failure, requestId);
                yield new ApiException(500, "internal", "The request failed on our side.");
            }
        };
    }

    private static String sentence(OfferException offer) {
        return String.valueOf(offer.getMessage());
    }

    private static ApiException refused(CallRefusedException.Reason reason) {
        return switch (reason) {
            case FULL -> ApiException.unavailable("capacity_exceeded", "Every line is busy. Please try again shortly.");
            case DRAINING ->
                ApiException.unavailable("draining", "The server is shutting down and takes no new calls.");
        };
    }

    private static ApiException chat(ChatException.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> ApiException.notFound("chat");
            case ENDED -> new ApiException(409, "chat_ended", "The conversation is over.");
            case FULL -> ApiException.unavailable("capacity_exceeded", "Too many chats are open.");
            case BUSY -> ApiException.unavailable("chat_busy", "An earlier message is still being answered.");
        };
    }

    private static void log(Throwable failure, String requestId) {
        LOG.atError()
                .setMessage("request failed")
                .addKeyValue("request_id", requestId)
                .addKeyValue("exception", failure.getClass().getName())
                .addKeyValue("at", failure.getStackTrace().length == 0 ? "" : failure.getStackTrace()[0])
                .log();
    }
}
