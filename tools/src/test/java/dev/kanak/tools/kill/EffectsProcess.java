package dev.kanak.tools.kill;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.DemoLender;
import dev.kanak.tools.EffectsConfig;
import dev.kanak.tools.Receiver;
import dev.kanak.tools.TestTools;
import dev.kanak.tools.ToolsConfig;
import dev.kanak.tools.Toolset;
import dev.kanak.tools.store.DatabaseConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The process that is killed: the tools over a database file, doing what its standard input asks, each line on a thread of
 * its own.
 *
 * <p>Lines in: {@code lead N} and {@code visit N}. Lines out: {@code ready}, then {@code done lead N} and so on.
 */
final class EffectsProcess {

    private static final int SLOTS_A_DAY = 11;
    private static final List<String> BRANCHES = List.of("HB-PUN-01", "HB-MUM-01", "HB-LKO-01", "HB-DEL-01");
    private static final List<String> DAYS = List.of(
            "2026-11-23",
            "2026-11-24",
            "2026-11-25",
            "2026-11-26",
            "2026-11-27",
            "2026-11-30",
            "2026-12-01",
            "2026-12-02",
            "2026-12-03",
            "2026-12-04",
            "2026-12-07",
            "2026-12-08",
            "2026-12-09",
            "2026-12-10",
            "2026-12-11",
            "2026-12-14",
            "2026-12-15",
            "2026-12-16",
            "2026-12-17",
            "2026-12-18");

    private EffectsProcess() {}

    /**
     * Arguments: database file, address of the CRM webhook, address of the CalDAV home or {@code -}.
     */
    public static void main(String[] arguments) throws IOException {
        List<Receiver> receivers = new ArrayList<>();
        receivers.add(new Receiver.Webhook(Receiver.Topic.CRM, URI.create(arguments[1]), "secret"));
        if (!arguments[2].equals("-")) {
            receivers.add(new Receiver.CalDav(URI.create(arguments[2]), "kanak", "kanak"));
        }
        EffectsConfig config = TestTools.config(
                        new DatabaseConfig.Embedded(Path.of(arguments[0]), Duration.ofSeconds(5)), 2)
                .telling(receivers);
        var toolset = Toolset.open(
                new ToolsConfig(DemoLender.CONFIG, DemoLender.BRANCHES, false), config, InstantSource.system());
        Map<String, Tool> tools =
                toolset.at(DemoLender.CLOCK).stream().collect(Collectors.toMap(Tool::name, Function.identity()));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("ready");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String request = line;
            Thread.startVirtualThread(() -> {
                perform(tools, request.split(" ", -1));
                out.println("done " + request);
            });
        }
    }

    private static void perform(Map<String, Tool> tools, String[] request) {
        int n = Integer.parseInt(request[1]);
        var origin = Tool.Origin.of("call-" + n);
        String phone = phone(n);
        if (request[0].equals("lead")) {
            Objects.requireNonNull(tools.get("record_consent"))
                    .call(Map.of("kind", "data_use", "granted", true), origin);
            Objects.requireNonNull(tools.get("create_lead")).call(Map.of("name", "Caller", "phone", phone), origin);
        } else {
            int slot = n / 2;
            int day = slot / SLOTS_A_DAY;
            int minutes = 10 * 60 + slot % SLOTS_A_DAY * 30;
            Map<String, Object> result = Objects.requireNonNull(tools.get("book_appointment"))
                    .call(
                            Map.of(
                                    "branch_id", BRANCHES.get(day / DAYS.size()),
                                    "date", DAYS.get(day % DAYS.size()),
                                    "time", "%02d:%02d".formatted(minutes / 60, minutes % 60),
                                    "name", "Caller",
                                    "phone", phone),
                            origin);
            if (!Boolean.TRUE.equals(result.get("booked"))) {
                throw new IllegalStateException("not booked: " + result.get("status"));
            }
        }
    }

    static String phone(int n) {
        return "9%09d".formatted(n);
    }
}
