package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.agent.ScenarioTest.Values;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The domain's 25 calls, fed open loop with tools that compute and no knowledge. A report of how many facts are said; only
 * what must never be said is a gate.
 */
final class DialogueReportTest {

    private static final int MOST_TURNS = 40;

    private int said;
    private int facts;
    private int slotsRight;
    private int slots;
    private int callsMade;
    private int calls;
    private int endStates;

    @Test
    void nothingForbiddenIsSaidInAnyOfTheCalls() {
        List<String> forbidden = new ArrayList<>();
        List<JsonNode> dialogues = DomainFiles.lines("dialogues_dev.jsonl");
        for (JsonNode dialogue : dialogues) {
            TestCall call = play(dialogue);
            score(dialogue, call, forbidden);
        }
        System.out.printf(
                "REPORT dialogues: facts %d of %d, slots %d of %d, tool calls %d of %d, end states %d of %d%n",
                said, facts, slotsRight, slots, callsMade, calls, endStates, dialogues.size());
        assertThat(forbidden).isEmpty();
    }

    private static TestCall play(JsonNode dialogue) {
        Set<String> failing = new HashSet<>();
        dialogue.get("tool_stubs").fieldNames().forEachRemaining(failing::add);
        TestCall call = new TestCall(
                Optional.empty(),
                request -> failing.contains(request.name())
                        ? new Tool.Outcome(request, false, Map.of("error", "timed_out"))
                        : DemoTools.answer(request),
                (_, _) -> List.of());
        call.give(new DialogueInput.Started());
        Deque<JsonNode> queue = new ArrayDeque<>();
        dialogue.get("caller_turns").forEach(queue::add);
        Set<String> answered = new HashSet<>();
        for (int turn = 0; turn < MOST_TURNS && !queue.isEmpty() && !call.view().ended(); turn++) {
            String asked = call.view().askedSlot().orElse("");
            JsonNode answer = dialogue.get("answers_if_asked").get(asked);
            if (answer != null && answered.add(asked)) {
                speak(call, answer.asText());
            } else {
                next(call, queue.removeFirst());
            }
        }
        return call;
    }

    private static void next(TestCall call, JsonNode turn) {
        switch (turn.get("event").asText()) {
            case "no_input" -> call.give(new DialogueInput.NoInput());
            case "no_match" -> call.give(new DialogueInput.NoMatch());
            case "barge_in" -> {
                call.give(new DialogueInput.Interrupted(call.replies.getLast().substring(0, 10)));
                speak(call, turn.get("text").asText());
            }
            default -> speak(call, turn.get("text").asText());
        }
    }

    private static void speak(TestCall call, String text) {
        call.transcript.add("    user: " + text);
        call.say(text);
    }

    private void score(JsonNode dialogue, TestCall call, List<String> forbidden) {
        String id = dialogue.get("id").asText();
        JsonNode expected = dialogue.get("expected");
        String all = String.join("\n", call.replies);
        List<String> missed = new ArrayList<>();
        for (JsonNode fact : expected.get("must_say")) {
            boolean first = "first_agent_turn".equals(fact.path("when").asText());
            boolean found = anyOf(fact.get("any_of"), first ? call.replies.getFirst() : all);
            facts++;
            said += found ? 1 : 0;
            if (!found) {
                missed.add(fact.get("fact").asText());
            }
        }
        expected.get("must_not_say").forEach(pattern -> {
            if (Pattern.compile(pattern.asText()).matcher(all).find()) {
                forbidden.add(id + " " + pattern.asText());
            }
        });
        expected.get("final_slots")
                .properties()
                .forEach(slot -> scoreSlot(slot.getKey(), slot.getValue(), call, missed));
        expected.get("tool_calls").forEach(wanted -> {
            boolean made = call.requests.stream().anyMatch(request -> matches(wanted, request));
            calls++;
            callsMade += made ? 1 : 0;
            if (!made) {
                missed.add("call " + wanted.get("name").asText() + " " + wanted.get("args"));
            }
        });
        boolean end = List.of(expected.get("end_state").asText().split("\\|"))
                .contains(call.view().state());
        endStates += end ? 1 : 0;
        System.out.println(
                "REPORT   " + id + (end ? "" : " ended in " + call.view().state()) + " missed " + missed);
        if (Boolean.getBoolean("transcripts")) {
            call.transcript.forEach(System.out::println);
        }
    }

    private void scoreSlot(String name, JsonNode value, TestCall call, List<String> missed) {
        boolean right =
                canonical(value).equals(Values.canonical(call.view().slots().get(name)));
        slots++;
        slotsRight += right ? 1 : 0;
        if (!right) {
            missed.add(
                    "slot " + name + " " + value + " was " + call.view().slots().get(name));
        }
    }

    private static boolean anyOf(JsonNode patterns, String text) {
        for (JsonNode pattern : patterns) {
            if (Pattern.compile(pattern.asText()).matcher(text).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(JsonNode wanted, Tool.Request request) {
        if (!wanted.get("name").asText().equals(request.name())) {
            return false;
        }
        return wanted.get("args").properties().stream()
                .allMatch(argument -> within(
                        canonical(argument.getValue()),
                        Values.canonical(request.arguments().getOrDefault(argument.getKey(), ""))));
    }

    /** True if a wanted value is the actual one, or a part of it for lists and maps. */
    private static boolean within(Object wanted, Object actual) {
        if (wanted instanceof List<?> list && actual instanceof List<?> other && list.size() == other.size()) {
            for (int i = 0; i < list.size(); i++) {
                if (!within(list.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (wanted instanceof Map<?, ?> map && actual instanceof Map<?, ?> other) {
            return map.entrySet().stream()
                    .allMatch(e -> other.containsKey(e.getKey()) && within(e.getValue(), other.get(e.getKey())));
        }
        return wanted.equals(actual);
    }

    private static Object canonical(JsonNode node) {
        return Values.canonical(DomainFiles.value(node));
    }
}
