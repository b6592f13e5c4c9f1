package dev.kanak.tools.loan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every worked case of the domain, to the paisa. What is computed follows from which inputs a case gives, not its id. */
class WorkedCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void everyExpectedFigureIsComputedToThePaisa(String id, String title, JsonNode input, JsonNode expected) {
        Map<String, Object> wanted = new TreeMap<>();
        expected.properties().forEach(entry -> wanted.put(entry.getKey(), plain(entry.getValue())));

        Map<String, Object> computed = new TreeMap<>(new WorkedCase(input, wanted.keySet()).compute());
        computed.keySet().retainAll(wanted.keySet());

        assertThat(computed).as("%s %s", id, title).isEqualTo(wanted);
    }

    @Test
    void thereAreThirtyOfThem() {
        assertThat(cases().map(arguments -> arguments.get()[0])).hasSize(30).doesNotHaveDuplicates();
    }

    static Stream<Arguments> cases() {
        try (InputStream in = WorkedCasesTest.class.getResourceAsStream("/worked_cases.jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(WorkedCasesTest::read)
                    .map(node -> Arguments.of(
                            node.get("id").asText(),
                            node.get("title").asText(),
                            node.get("input"),
                            node.get("expected")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            return Stream.iterate(0, i -> i + 1)
                    .limit(node.size())
                    .map(i -> plain(node.get(i)))
                    .toList();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isIntegralNumber() ? (Object) node.longValue() : node.asText();
    }
}
