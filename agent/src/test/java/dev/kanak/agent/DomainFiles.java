package dev.kanak.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The domain's labelled files, one JSON object a line. */
final class DomainFiles {

    private static final JsonMapper JSON = new JsonMapper();

    private DomainFiles() {}

    /** A node as plain lists, maps, numbers and texts; empty text for null. */
    static Object value(JsonNode node) {
        return node.isNull() ? "" : JSON.convertValue(node, Object.class);
    }

    static List<JsonNode> lines(String name) {
        try (InputStream in = DomainFiles.class.getResourceAsStream("domain/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no domain file " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<JsonNode> nodes = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                nodes.add(JSON.readTree(line));
            }
            return nodes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
