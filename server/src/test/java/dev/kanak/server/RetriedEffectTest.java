package dev.kanak.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.ForwardingTool;
import dev.kanak.core.port.Tool;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.server.config.ConfigLoader;
import dev.kanak.tools.Toolset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A booking whose answer is lost after it was done is tried again by the conversation, and done once. */
class RetriedEffectTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final InstantSource FRIDAY = InstantSource.fixed(Instant.parse("2026-11-20T05:30:00Z"));

    private final Toolset toolset;
    private final List<Tool.Origin> origins = new ArrayList<>();

    RetriedEffectTest() {
        var home = Path.of("..").toAbsolutePath().normalize();
        var configuration = ConfigLoader.load(
                new ConfigLoader.Request(home, "personal", Map.of(), List.of("appointments.places-per-slot=1")));
        toolset = Toolset.open(
                configuration.mind().tools(), configuration.effects().inMemory(), InstantSource.system());
    }

    @AfterEach
    void close() {
        toolset.close();
    }

    private Tool booking() {
        return toolset.at(FRIDAY).stream()
                .filter(tool -> tool.name().equals("book_appointment"))
                .findFirst()
                .orElseThrow();
    }

    /** Does the work and then says that there was no answer, the first time. */
    private Tool losingItsFirstAnswer(Tool tool) {
        return new ForwardingTool(tool) {
            @Override
            public Map<String, Object> call(Map<String, Object> arguments, Origin origin) {
                origins.add(origin);
                Map<String, Object> result = tool.call(arguments, origin);
                if (origins.size() == 1) {
                    throw new ToolException(ToolException.Kind.TIMED_OUT, "no answer", true);
                }
                return result;
            }
        };
    }

    private static Tool.Request visit(String phone, String time) {
        return new Tool.Request(
                "book-" + time,
                "book_appointment",
                Map.of(
                        "branch_id", "HB-PUN-01",
                        "date", "2026-11-23",
                        "time", time,
                        "name", "Anita",
                        "phone", phone,
                        "purpose", "gold_loan"));
    }

    @Test
    void theOnlyPlaceOfASlotIsTakenOnceAndByTheOneWhoAsked() throws InterruptedException {
        var runner = new ToolRunner(List.of(losingItsFirstAnswer(booking())), "call-1");

        Tool.Outcome booked = runner.run(visit("9000012345", "11:00"), LIMIT);

        assertThat(booked.result()).containsEntry("booked", true);
        assertThat(origins).hasSize(2).containsOnly(origins.getFirst());
        Tool.Outcome another = new ToolRunner(List.of(booking()), "call-2").run(visit("9000054321", "11:00"), LIMIT);
        assertThat(another.result()).containsEntry("status", "SLOT_FULL");
    }

    @Test
    void aVisitMovedAwayAndBackIsWhereTheCallerWantedItLast() throws InterruptedException {
        var runner = new ToolRunner(List.of(booking()), "call-1");
        runner.run(visit("9000012345", "11:00"), LIMIT);
        runner.run(visit("9000012345", "12:00"), LIMIT);
        runner.run(visit("9000012345", "11:00"), LIMIT);

        var others = new ToolRunner(List.of(booking()), "call-2");
        assertThat(others.run(visit("9000054321", "12:00"), LIMIT).result()).containsEntry("booked", true);
        var third = new ToolRunner(List.of(booking()), "call-3");
        assertThat(third.run(visit("9000055555", "11:00"), LIMIT).result()).containsEntry("status", "SLOT_FULL");
    }
}
