package dev.kanak.agent.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kanak.core.port.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the conversation, every pair of states and every tool of it. */
final class FlowTest {

    private static final Flow FLOW = read();
    private static final Set<State> SELLS_NOTHING = Set.of(State.ESCALATE, State.GOODBYE, State.ENDED);

    private static Flow read() {
        try (InputStream in = Flow.class.getResourceAsStream("/dev/kanak/agent/flow.yaml")) {
            return new Flow(new YAMLMapper().readValue(in, Flow.Table.class));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(State.values())
                .flatMap(from -> Stream.of(State.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aTurnLeadsOnlyWhereTheDesignAllows(State from, State to) {
        boolean allowed = from == to || (!isOver(from) && !isBehind(from, to));

        assertThat(FLOW.leads(from, to)).isEqualTo(allowed);
    }

    private static boolean isOver(State from) {
        return from == State.ENDED;
    }

    /** The greeting is never heard again, consent only asked at the beginning, nothing is sold after a hand-over. */
    private static boolean isBehind(State from, State to) {
        if (from == State.ESCALATE) {
            return !Set.of(State.LEAD, State.CONFIRM, State.GOODBYE, State.ENDED)
                    .contains(to);
        }
        return to == State.GREETING
                || (to == State.CONSENT && from != State.GREETING)
                || (to == State.DISCOVERY && from != State.GREETING && from != State.CONSENT);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyCallCanEndAndReachAPersonFromEveryStateThatGoesOn(State state) {
        assertThat(state == State.ENDED || FLOW.follows(state, State.ENDED)).isTrue();
        assertThat(state == State.ENDED || state == State.ESCALATE || FLOW.follows(state, State.ESCALATE))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void nothingIsSoldOnceTheCallIsHandedOverOrTakenLeaveOf(State state) {
        assertThat(FLOW.sells(state)).isEqualTo(!SELLS_NOTHING.contains(state));
    }

    static Stream<Arguments> needs() {
        return Stream.of(
                Arguments.of("check_eligibility", Map.of("items", 1), false),
                Arguments.of("calculate_loan", Map.of("product", 1, "principal_inr", 1, "tenure_months", 1), false),
                Arguments.of(
                        "compare_loan",
                        Map.of("outstanding_inr", 1, "current_rate_pct", 1, "remaining_months", 1),
                        false),
                Arguments.of("find_branches", Map.of("city", 1), false),
                Arguments.of("record_consent", Map.of("kind", 1, "granted", 1), false),
                Arguments.of("transfer_to_human", Map.of("reason", 1), false),
                Arguments.of(
                        "book_appointment", Map.of("branch_id", 1, "date", 1, "time", 1, "name", 1, "phone", 1), true),
                Arguments.of("create_lead", Map.of("name", 1, "phone", 1), true),
                Arguments.of("send_summary", Map.of("phone", 1, "channel", 1), true));
    }

    @ParameterizedTest
    @MethodSource("needs")
    void aToolIsPermittedOnlyWithAllItNeedsAndItsConfirmation(
            String tool, Map<String, Object> arguments, boolean confirmation) {
        assertThat(FLOW.permits(new Tool.Request("t1", tool, arguments), true)).isTrue();
        assertThat(FLOW.permits(new Tool.Request("t1", tool, arguments), false)).isEqualTo(!confirmation);
        for (String missing : arguments.keySet()) {
            Map<String, Object> fewer = new HashMap<>(arguments);
            fewer.remove(missing);
            assertThat(FLOW.permits(new Tool.Request("t1", tool, fewer), true))
                    .as(missing)
                    .isFalse();
        }
    }

    @Test
    void aToolThatTheTableDoesNotNameIsNeverPermitted() {
        assertThat(FLOW.permits(new Tool.Request("t1", "approve_loan", Map.of()), true))
                .isFalse();
    }
}
