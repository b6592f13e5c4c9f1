package dev.kanak.server.config;

import dev.kanak.server.calls.CallsConfig;
import dev.kanak.server.chats.ChatsConfig;
import dev.kanak.server.gateway.GatewayConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that was configured, valid as a whole.
 *
 * @param profile name of the profile, e.g. {@code personal}
 * @param home folder that holds {@code config} and {@code data}
 * @param printed every key with its value and origin, secrets masked
 */
public record Configuration(
        String profile,
        Path home,
        GatewayConfig gateway,
        CallsConfig calls,
        ChatsConfig chats,
        Media media,
        Logs logs,
        Map<String, Printed> printed) {

    /**
     * The media transport.
     *
     * @param advertisedAddresses addresses put into answers; empty means the bound one
     */
    public record Media(
            String bindAddress,
            int udpPort,
            List<String> advertisedAddresses,
            int opusBitrateBps,
            int opusComplexity,
            Duration vanishedAfter) {}

    /**
     * The log.
     *
     * @param json true for one JSON object a line, false for lines to read
     * @param level least severe level written, e.g. {@code info}
     */
    public record Logs(boolean json, String level) {}

    /**
     * A value as it may be shown.
     *
     * @param origin where it was given
     */
    public record Printed(String value, String origin) {}
}
