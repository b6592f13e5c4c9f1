package dev.kanak.server.config;

import dev.kanak.server.calls.CallsConfig;
import dev.kanak.server.chats.ChatsConfig;
import dev.kanak.server.gateway.GatewayConfig;
import dev.kanak.server.replay.ReplayConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/** The sections of the files, each read into its module's record. */
final class Sections {

    private final Settings settings;

    Sections(Settings settings) {
        this.settings = settings;
    }

    GatewayConfig gateway(List<Secret> apiKeys) {
        String address = settings.text("gateway.bind-address");
        if (!address.isEmpty() && apiKeys.isEmpty() && !GatewayConfig.isLoopback(address)) {
            settings.problem(
                    "gateway.bind-address",
                    "%s can be reached from other machines and no API key is set; set the environment variable %s or bind to 127.0.0.1"
                            .formatted(address, ConfigLoader.API_KEYS));
        }
        return new GatewayConfig(
                address,
                settings.integer("gateway.port", 0, 65_535),
                origins(),
                settings.texts("gateway.allowed-hosts"),
                apiKeys,
                settings.integer("gateway.offer-limit-bytes", 1_024, 1_048_576),
                settings.integer("gateway.json-limit-bytes", 1_024, 1_048_576),
                settings.millis("gateway.body-timeout-ms", 100, 60_000),
                settings.millis("gateway.header-timeout-ms", 100, 60_000),
                settings.seconds("gateway.keep-alive-timeout-s", 1, 3_600),
                events(),
                settings.flag("test.endpoints"));
    }

    private List<String> origins() {
        var origins = settings.texts("gateway.allowed-origins");
        for (String origin : origins) {
            if (!isOrigin(origin)) {
                settings.problem(
                        "gateway.allowed-origins",
                        "must be origins such as https://bank.example without a path, was \"" + origin + "\"");
            }
        }
        return origins;
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && text.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private GatewayConfig.Events events() {
        return new GatewayConfig.Events(
                settings.integer("events.frame-limit-bytes", 1_024, 1_048_576),
                settings.integer("events.message-limit-chars", 1, 10_000),
                settings.integer("events.messages-per-second", 1, 1_000),
                settings.integer("events.sockets-per-call", 1, 100),
                settings.millis("events.stall-timeout-ms", 100, 120_000),
                settings.seconds("events.ping-interval-s", 1, 300));
    }

    CallsConfig calls() {
        return new CallsConfig(
                settings.integer("calls.max-open", 1, 10_000),
                settings.integer("calls.history-limit-events", 100, 1_000_000),
                settings.seconds("calls.linger-s", 0, 3_600),
                settings.seconds("calls.token-lifetime-s", 10, 86_400),
                settings.millis("calls.drain-timeout-ms", 0, 120_000),
                settings.seconds("calls.resume-within-s", 0, 3_600));
    }

    ChatsConfig chats() {
        return new ChatsConfig(
                settings.integer("chats.max-open", 1, 1_000_000),
                settings.seconds("chats.idle-timeout-s", 1, 86_400),
                settings.integer("chats.message-limit-chars", 1, 10_000));
    }

    ReplayConfig replay() {
        return new ReplayConfig(
                settings.optionalPath("replay-log.folder"),
                Duration.ofDays(settings.integer("replay-log.keep-days", 1, 3_650)));
    }

    Configuration.Logs logs() {
        return new Configuration.Logs(
                settings.oneOf("logs.format", "json", "lines").equals("json"),
                settings.oneOf("logs.level", "trace", "debug", "info", "warn", "error"));
    }
}
