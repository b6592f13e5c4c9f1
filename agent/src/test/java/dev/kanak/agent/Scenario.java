package dev.kanak.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is written in a scenario file.
 *
 * @param name claim
 * @param language language the caller chose
 * @param tools what each tool answers, one answer after another, the last one again and again
 * @param articles what a search finds, by a word of the query; {@code *} for any
 * @param turns what the caller does and what is expected then
 */
record Scenario(
        String name,
        @Nullable String language,
        @Nullable Map<String, List<Map<String, Object>>> tools,
        @Nullable Map<String, Map<String, String>> articles,
        List<Turn> turns) {

    /**
     * One exchange.
     *
     * @param user words of the caller; none for an event
     * @param event {@code started}, {@code no_input}, {@code no_match} or {@code interrupted}
     * @param says each must be in the reply
     * @param not none may be in the reply
     */
    record Turn(
            @Nullable String user,
            @Nullable String event,
            @Nullable List<String> says,
            @Nullable List<String> not,
            @Nullable String state,
            @Nullable String asks,
            @Nullable String language,
            @Nullable Map<String, Object> slots,
            @Nullable List<Map<String, Object>> calls,
            @Nullable Boolean searches,
            @Nullable Double rate,
            @JsonProperty("silence_s") @Nullable Integer silenceSeconds,
            @Nullable String ends) {}

    @Override
    public String toString() {
        return name;
    }

    static List<Scenario> read(String file) {
        YAMLMapper yaml = new YAMLMapper();
        yaml.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        yaml.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try (InputStream in = Scenario.class.getResourceAsStream("scenarios/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no scenario file " + file);
            }
            return List.of(yaml.readValue(in, Scenario[].class));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
