package dev.kanak.server.config;

import dev.kanak.tools.Receiver;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The systems that are told of effects, each read into its record; one without an address is not told. */
final class ReceiverSections {

    static final String CRM_WEBHOOK_SECRET = "KANAK_CRM_WEBHOOK_SECRET";
    static final String MESSAGES_WEBHOOK_SECRET = "KANAK_MESSAGES_WEBHOOK_SECRET";
    static final String HANDOVER_WEBHOOK_SECRET = "KANAK_HANDOVER_WEBHOOK_SECRET";
    static final String HUBSPOT_TOKEN = "KANAK_HUBSPOT_TOKEN";
    static final String SALESFORCE_CLIENT_SECRET = "KANAK_SALESFORCE_CLIENT_SECRET";
    static final String CALDAV_PASSWORD = "KANAK_CALDAV_PASSWORD";
    static final String GOOGLE_PRIVATE_KEY = "KANAK_GOOGLE_PRIVATE_KEY";
    static final String MICROSOFT_CLIENT_SECRET = "KANAK_MICROSOFT_CLIENT_SECRET";

    private final Settings settings;
    private final Secrets secrets;

    ReceiverSections(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    List<Receiver> receivers() {
        List<Receiver> receivers = new ArrayList<>();
        webhook(Receiver.Topic.CRM, "crm.webhook-url", CRM_WEBHOOK_SECRET).ifPresent(receivers::add);
        webhook(Receiver.Topic.MESSAGES, "messages.webhook-url", MESSAGES_WEBHOOK_SECRET)
                .ifPresent(receivers::add);
        webhook(Receiver.Topic.HANDOVER, "handover.webhook-url", HANDOVER_WEBHOOK_SECRET)
                .ifPresent(receivers::add);
        hubSpot().ifPresent(receivers::add);
        salesforce().ifPresent(receivers::add);
        calDav().ifPresent(receivers::add);
        google().ifPresent(receivers::add);
        microsoft().ifPresent(receivers::add);
        return receivers;
    }

    private Optional<Receiver> webhook(Receiver.Topic topic, String key, String variable) {
        return settings.address(key).map(url -> new Receiver.Webhook(topic, url, secrets.required(variable, key)));
    }

    private Optional<Receiver> hubSpot() {
        return settings.address("crm.hubspot-url")
                .map(url -> new Receiver.HubSpot(url, secrets.required(HUBSPOT_TOKEN, "crm.hubspot-url")));
    }

    private Optional<Receiver> salesforce() {
        String client = settings.optionalText("crm.salesforce-client-id").orElse("");
        return settings.address("crm.salesforce-login-url")
                .map(url -> new Receiver.Salesforce(
                        url, client, secrets.required(SALESFORCE_CLIENT_SECRET, "crm.salesforce-login-url")));
    }

    private Optional<Receiver> calDav() {
        String user = settings.optionalText("calendar.caldav-user").orElse("");
        return settings.address("calendar.caldav-home-url").map(url -> {
            if (!url.getPath().endsWith("/")) {
                settings.problem("calendar.caldav-home-url", "must end in a slash");
            }
            return new Receiver.CalDav(url, user, secrets.required(CALDAV_PASSWORD, "calendar.caldav-home-url"));
        });
    }

    private Optional<Receiver> google() {
        Optional<URI> base = settings.address("calendar.google-url");
        Optional<URI> tokens = settings.address("calendar.google-token-url");
        String account =
                settings.optionalText("calendar.google-service-account").orElse("");
        return settings.optionalText("calendar.google-calendar-id").flatMap(calendar -> {
            String key = secrets.required(GOOGLE_PRIVATE_KEY, "calendar.google-calendar-id");
            return base.flatMap(
                    url -> tokens.map(endpoint -> new Receiver.Google(url, endpoint, calendar, account, key)));
        });
    }

    private Optional<Receiver> microsoft() {
        Optional<URI> base = settings.address("calendar.microsoft-url");
        Optional<URI> tokens = settings.address("calendar.microsoft-token-url");
        String client = settings.optionalText("calendar.microsoft-client-id").orElse("");
        return settings.optionalText("calendar.microsoft-mailbox").flatMap(mailbox -> {
            String secret = secrets.required(MICROSOFT_CLIENT_SECRET, "calendar.microsoft-mailbox");
            if (tokens.isEmpty()) {
                settings.problem("calendar.microsoft-token-url", "is needed for calendar.microsoft-mailbox");
            }
            return base.flatMap(
                    url -> tokens.map(endpoint -> new Receiver.Microsoft(url, endpoint, mailbox, client, secret)));
        });
    }
}
