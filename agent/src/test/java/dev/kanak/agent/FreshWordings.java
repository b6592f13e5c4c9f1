package dev.kanak.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Utterances by intent that the rules were not written against. */
final class FreshWordings {

    private FreshWordings() {}

    static Map<String, List<String>> read() {
        try (InputStream in = FreshWordings.class.getResourceAsStream("fresh.yaml")) {
            if (in == null) {
                throw new IllegalStateException("no fresh.yaml");
            }
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
