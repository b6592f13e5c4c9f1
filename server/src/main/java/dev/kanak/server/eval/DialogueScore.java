package dev.kanak.server.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.core.port.Tool;
import dev.kanak.core.text.PhoneticKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a dialogue missed of its expectations: slots on canonical values, tool calls by name and part of the arguments in any
 * order, texts by pattern, the last state and the outcome. A dialogue succeeds if it missed nothing.
 */
final class DialogueScore {

    private static final JsonMapper JSON = new JsonMapper();
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final Set<String> ONCE = Set.of("book_appointment", "create_lead", "send_summary");

    private final HeldDialogue run;
    private final JsonNode expected;
    private final List<String> missed = new ArrayList<>();

    private DialogueScore(HeldDialogue run) {
        this.run = run;
        this.expected = run.script().expected();
    }

    /** Everything a run missed; empty if it succeeded. */
    static List<String> missed(HeldDialogue run) {
        var score = new DialogueScore(run);
        score.slots();
        score.calls();
        score.texts();
        score.end();
        return List.copyOf(score.missed);
    }

    private void slots() {
        Map<String, Object> slots = run.view().slots();
        expected.path("final_slots").properties().forEach(slot -> {
            Object actual = slots.get(slot.getKey());
            boolean right =
                    slot.getValue().isNull() ? actual == null : actual != null && covers(value(slot), actual, false);
            if (!right) {
                missed.add("slot %s: %s, was %s".formatted(slot.getKey(), slot.getValue(), actual));
            }
        });
    }

    private static Object value(Map.Entry<String, JsonNode> entry) {
        return JSON.convertValue(entry.getValue(), Object.class);
    }

    private void calls() {
        for (JsonNode wanted : expected.path("tool_calls")) {
            Object arguments = JSON.convertValue(wanted.path("args"), Object.class);
            boolean made = run.calls().stream()
                    .map(Tool.Outcome::request)
                    .anyMatch(
                            request -> request.name().equals(wanted.path("name").asText())
                                    && covers(arguments, request.arguments(), true));
            if (!made) {
                missed.add("call " + wanted.path("name").asText() + " " + wanted.path("args"));
            }
        }
        Set<String> done = new HashSet<>();
        for (Tool.Outcome call : run.calls()) {
            String name = call.request().name();
            boolean write = ONCE.contains(name);
            String key = write ? name : name + call.request().arguments();
            if ((write || name.equals("record_consent")) && call.ok() && !done.add(key)) {
                missed.add("repeated " + name);
            }
        }
    }

    private void texts() {
        String all = run.said();
        for (JsonNode fact : expected.path("must_say")) {
            boolean first = "first_agent_turn".equals(fact.path("when").asText(""));
            if (!anyOf(fact.path("any_of"), first ? run.firstReply() : all)) {
                missed.add("not said: " + fact.path("fact").asText());
            }
        }
        for (JsonNode forbidden : expected.path("must_not_say")) {
            if (Pattern.compile(forbidden.asText()).matcher(all).find()) {
                missed.add("said: " + forbidden.asText());
            }
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

    private void end() {
        String state = run.view().state();
        if (!either(expected.path("end_state").asText("")).contains(state)) {
            missed.add(
                    "end state %s, was %s".formatted(expected.path("end_state").asText(), state));
        }
        List<String> outcomes = either(expected.path("outcome").asText(""));
        if (outcomes.stream().noneMatch(this::happened)) {
            missed.add("outcome " + outcomes);
        }
    }

    private static List<String> either(String alternatives) {
        return List.of(alternatives.split("\\|", -1));
    }

    private boolean happened(String outcome) {
        return switch (outcome) {
            case "appointment_booked" -> did("book_appointment");
            case "lead_created" -> did("create_lead");
            case "escalated" -> asked("transfer_to_human") || run.view().state().equals("ESCALATE");
            case "do_not_call" -> Boolean.TRUE.equals(run.view().slots().get("do_not_call"));
            case "abandoned" -> run.view().state().equals("ENDED");
            case "info_given", "out_of_scope" ->
                !did("book_appointment") && !did("create_lead") && !asked("transfer_to_human");
            default -> true;
        };
    }

    private boolean did(String tool) {
        return run.calls().stream()
                .anyMatch(call -> call.ok() && call.request().name().equals(tool));
    }

    private boolean asked(String tool) {
        return run.calls().stream().anyMatch(call -> call.request().name().equals(tool));
    }

    /** True if the actual value is the wanted one; for calls, texts match by their beginning and maps by a part. */
    private static boolean covers(@Nullable Object wanted, @Nullable Object actual, boolean call) {
        if (wanted instanceof Number number && actual instanceof Number other) {
            var difference = new BigDecimal(number.toString()).subtract(new BigDecimal(other.toString()));
            return difference.abs().compareTo(TOLERANCE) <= 0;
        }
        if (wanted instanceof Map<?, ?> map && actual instanceof Map<?, ?> other) {
            return map.entrySet().stream().allMatch(entry -> covers(entry.getValue(), other.get(entry.getKey()), call));
        }
        if (wanted instanceof List<?> list && actual instanceof List<?> other) {
            return list.size() == other.size() && allCovered(list, other, call);
        }
        if (wanted instanceof String text && actual != null) {
            String is = actual.toString().toLowerCase(Locale.ROOT);
            String should = text.toLowerCase(Locale.ROOT);
            return is.equals(should) || (call && is.startsWith(should)) || sameInOtherScript(should, is);
        }
        return wanted != null && wanted.equals(actual);
    }

    /** A recogniser writes in Devanagari what a script has in Latin letters; the sounds decide then. */
    private static boolean sameInOtherScript(String wanted, String actual) {
        return isLatin(wanted) != isLatin(actual) && sounds(wanted).equals(sounds(actual));
    }

    private static boolean isLatin(String text) {
        return text.codePoints().allMatch(c -> c < 128);
    }

    private static List<String> sounds(String text) {
        return Stream.of(text.split(" ", -1)).map(PhoneticKey::coarse).toList();
    }

    private static boolean allCovered(List<?> wanted, List<?> actual, boolean call) {
        for (int at = 0; at < wanted.size(); at++) {
            if (!covers(wanted.get(at), actual.get(at), call)) {
                return false;
            }
        }
        return true;
    }
}
