package dev.kanak.tools.guard;

import dev.kanak.core.port.Tool;
import java.util.Map;
import java.util.function.Supplier;

/** A tool that does on every call what a test says. */
record Scale(Supplier<Map<String, Object>> weighing) implements Tool {

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String description() {
        return "Weighs.";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of();
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        return weighing.get();
    }
}
