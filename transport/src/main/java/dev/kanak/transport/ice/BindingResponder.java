package dev.kanak.transport.ice;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers connectivity checks as an ICE-lite agent in the controlled role (RFC 8445 section 7.3; short-term credentials
 * by RFC 8489 section 9.1.3). Pure; any thread.
 */
public final class BindingResponder {

    private static final int MAX_LISTED_ATTRIBUTES = 16;

    private BindingResponder() {}

    /** What to do about a message. Only {@link Authenticated} may change any state. */
    public sealed interface Outcome {

        /** Not a binding request: nothing is sent. */
        record Ignored() implements Outcome {}

        /**
         * An error response is sent.
         *
         * @param response to send back
         */
        @SuppressWarnings("ArrayRecordComponent") // handed to the socket
        record Refused(byte[] response) implements Outcome {}

        /**
         * The sender knows the call's password: the address may receive its media.
         *
         * @param response to send back
         * @param localUfrag names the call
         * @param nominated true if the caller chose this path (USE-CANDIDATE)
         */
        @SuppressWarnings("ArrayRecordComponent") // handed to the socket
        record Authenticated(byte[] response, String localUfrag, boolean nominated) implements Outcome {}
    }

    /**
     * Judges one message.
     *
     * @param from where it came from
     * @param calls credentials of the call with a local ufrag
     */
    public static Outcome respond(
            StunMessage message, InetSocketAddress from, Function<String, Optional<IceCredentials>> calls) {
        if (message.type() != StunMessage.BINDING_REQUEST) {
            return new Outcome.Ignored();
        }
        Optional<String> username = message.username();
        if (username.isEmpty() || !message.hasIntegrity()) {
            return refused(message, 400, "Bad Request");
        }
        Optional<IceCredentials> credentials =
                calls.apply(localUfrag(username.get())).filter(c -> c.username().equals(username.get()));
        if (credentials.isEmpty() || !message.authentic(credentials.get().key())) {
            return refused(message, 401, "Unauthenticated");
        }
        return authenticated(message, from, credentials.get());
    }

    private static Outcome authenticated(StunMessage message, InetSocketAddress from, IceCredentials credentials) {
        byte[] key = credentials.key();
        if (!message.unknownRequired().isEmpty()) {
            List<Integer> unknown = message.unknownRequired().stream()
                    .limit(MAX_LISTED_ATTRIBUTES)
                    .toList();
            return new Outcome.Refused(error(message, 420, "Unknown Attribute")
                    .unknownAttributes(unknown)
                    .integrity(key)
                    .fingerprinted());
        }
        if (message.iceControlled()) {
            return new Outcome.Refused(
                    error(message, 487, "Role Conflict").integrity(key).fingerprinted());
        }
        byte[] response = new StunWriter(StunMessage.BINDING_SUCCESS, message.transactionId())
                .xorMappedAddress(from)
                .integrity(key)
                .fingerprinted();
        return new Outcome.Authenticated(response, credentials.localUfrag(), message.useCandidate());
    }

    private static String localUfrag(String username) {
        int colon = username.indexOf(':');
        return colon < 0 ? username : username.substring(0, colon);
    }

    private static Outcome refused(StunMessage message, int code, String reason) {
        return new Outcome.Refused(error(message, code, reason).fingerprinted());
    }

    private static StunWriter error(StunMessage message, int code, String reason) {
        return new StunWriter(StunMessage.BINDING_ERROR, message.transactionId()).error(code, reason);
    }
}
