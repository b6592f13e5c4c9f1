package dev.kanak.server.config;

import dev.kanak.tools.EffectsConfig;
import dev.kanak.tools.ToolsConfig;
import dev.kanak.tools.calendar.VisitRules;
import dev.kanak.tools.handover.PeopleHours;
import dev.kanak.tools.outbox.DispatchConfig;
import dev.kanak.tools.store.DatabaseConfig;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The sections of what outlasts a call, each read into its module's record. */
final class EffectSections {

    /** Variable that holds the password of the PostgreSQL user. */
    static final String DATABASE_PASSWORD = "KANAK_DATABASE_PASSWORD";

    /** Variable that holds the token for the gold price's service. */
    static final String GOLD_PRICE_TOKEN = "KANAK_GOLD_PRICE_TOKEN";

    private final Settings settings;
    private final Secrets secrets;

    EffectSections(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    ToolsConfig tools() {
        Duration refresh = settings.seconds("tools.gold-price-refresh-s", 1, 86_400);
        Duration timeout = settings.millis("tools.gold-price-timeout-ms", 10, 60_000);
        return new ToolsConfig(
                settings.path("tools.lender-file"),
                settings.path("tools.branches-folder"),
                settings.flag("tools.demo-price-is-current"),
                settings.address("tools.gold-price-url")
                        .map(url ->
                                new ToolsConfig.PriceFeed(url, secrets.optional(GOLD_PRICE_TOKEN), refresh, timeout)));
    }

    EffectsConfig effects() {
        return new EffectsConfig(
                database(),
                new VisitRules(
                        settings.integer("appointments.places-per-slot", 1, 1_000),
                        settings.integer("appointments.days-ahead", 1, 366)),
                people(),
                settings.text("consent.text-version"),
                settings.text("appointments.organizer"),
                new ReceiverSections(settings, secrets).receivers(),
                dispatch(),
                settings.millis("outbox.receiver-timeout-ms", 100, 60_000));
    }

    private DispatchConfig dispatch() {
        return new DispatchConfig(
                settings.millis("outbox.first-delay-ms", 10, 600_000),
                settings.seconds("outbox.longest-delay-s", 1, 86_400),
                settings.integer("outbox.attempts", 1, 1_000),
                settings.seconds("outbox.lease-s", 1, 3_600),
                settings.millis("outbox.poll-ms", 50, 60_000),
                settings.integer("outbox.break-after", 1, 1_000),
                settings.seconds("outbox.break-for-s", 1, 3_600));
    }

    private DatabaseConfig database() {
        Duration patience = settings.millis("database.patience-ms", 100, 60_000);
        var file = settings.path("database.file");
        String user = settings.optionalText("database.user").orElse("");
        int connections = settings.integer("database.connections", 1, 100);
        Optional<String> url = settings.optionalText("database.url");
        if (url.isEmpty()) {
            return new DatabaseConfig.Embedded(file, patience);
        }
        if (!url.get().startsWith("jdbc:postgresql:")) {
            settings.problem("database.url", "must begin with jdbc:postgresql:");
        }
        return new DatabaseConfig.PostgreSql(
                url.get(), user, secrets.required(DATABASE_PASSWORD, "database.url"), connections, patience);
    }

    private PeopleHours people() {
        LocalTime from = time("handover.open-from");
        LocalTime to = time("handover.open-to");
        if (!from.isBefore(to)) {
            settings.problem("handover.open-to", "must be after handover.open-from, was " + to);
            return new PeopleHours(LocalTime.MIN, LocalTime.MAX);
        }
        return new PeopleHours(from, to);
    }

    private LocalTime time(String key) {
        String text = settings.text(key);
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException _) {
            if (!text.isEmpty()) {
                settings.problem(key, "must be a time such as \"10:00\", was \"" + text + "\"");
            }
            return key.endsWith("from") ? LocalTime.MIN : LocalTime.MAX;
        }
    }
}
