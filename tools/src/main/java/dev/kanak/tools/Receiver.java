package dev.kanak.tools;

import java.net.URI;

/** A system that is told of effects, as it was configured. Secrets are never printed. */
public sealed interface Receiver {

    /** What a webhook is told of. */
    enum Topic {
        /** Leads, consents, summaries and visits. */
        CRM,
        /** Messages to callers, and visits with their invitation. */
        MESSAGES,
        /** Requests for a person. */
        HANDOVER
    }

    /** Any system, by signed requests. */
    record Webhook(Topic topic, URI address, String secret) implements Receiver {
        @Override
        public String toString() {
            return "Webhook[" + topic + ", " + address + "]";
        }
    }

    /**
     * HubSpot.
     *
     * @param base of the API
     * @param token of a private app
     */
    record HubSpot(URI base, String token) implements Receiver {
        @Override
        public String toString() {
            return "HubSpot[" + base + "]";
        }
    }

    /**
     * Salesforce.
     *
     * @param login where tokens are given
     */
    record Salesforce(URI login, String clientId, String clientSecret) implements Receiver {
        @Override
        public String toString() {
            return "Salesforce[" + login + "]";
        }
    }

    /**
     * A CalDAV server.
     *
     * @param home calendar home of the user, ends in a slash
     */
    record CalDav(URI home, String user, String password) implements Receiver {
        @Override
        public String toString() {
            return "CalDav[" + home + "]";
        }
    }

    /**
     * A Google calendar.
     *
     * @param base of the API
     * @param tokenEndpoint where tokens are given
     * @param email of the service account
     * @param privateKey of the service account, PKCS #8 in PEM
     */
    record Google(URI base, URI tokenEndpoint, String calendarId, String email, String privateKey) implements Receiver {
        @Override
        public String toString() {
            return "Google[" + calendarId + "]";
        }
    }

    /**
     * The calendar of a Microsoft 365 mailbox.
     *
     * @param base of the API
     * @param tokenEndpoint where tokens are given, with the tenant
     */
    record Microsoft(URI base, URI tokenEndpoint, String mailbox, String clientId, String clientSecret)
            implements Receiver {
        @Override
        public String toString() {
            return "Microsoft[" + mailbox + "]";
        }
    }
}
