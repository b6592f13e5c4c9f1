package dev.kanak.server.call;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event as a caller's socket delivered it.
 *
 * @param at when it arrived, in seconds on the clock of that caller's recording
 */
public record SeenEvent(double at, JsonNode body) {

    public String type() {
        return body.path("type").asText();
    }

    public boolean is(String type) {
        return type().equals(type);
    }

    public String text(String field) {
        return body.path(field).asText();
    }

    @Override
    public String toString() {
        return String.format("%.2fs %s", at, body);
    }
}
