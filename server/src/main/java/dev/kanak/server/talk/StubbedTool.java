package dev.kanak.server.talk;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.error.ToolException.Kind;
import dev.kanak.core.port.ForwardingTool;
import dev.kanak.core.port.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool that fails as a test asks it to; in all else the tool it stands for. */
public final class StubbedTool extends ForwardingTool {

    private final Kind failure;

    private StubbedTool(Tool tool, Kind failure) {
        super(tool);
        this.failure = failure;
    }

    /** The failure a word means: {@code timeout}, {@code stale}, or {@code error_} and an HTTP status. */
    public static Optional<Kind> failure(String word) {
        if (word.equals("timeout")) {
            return Optional.of(Kind.TIMED_OUT);
        }
        if (word.equals("stale")) {
            return Optional.of(Kind.STALE_DATA);
        }
        return word.matches("error_[45]\\d\\d") ? Optional.of(Kind.UNAVAILABLE) : Optional.empty();
    }

    /**
     * The same tools, those named in {@code stubs} broken.
     *
     * @param stubs words that {@link #failure} knows, by tool name
     */
    public static List<Tool> breaking(List<Tool> tools, Map<String, String> stubs) {
        return tools.stream().map(tool -> broken(tool, stubs)).toList();
    }

    private static Tool broken(Tool tool, Map<String, String> stubs) {
        return Optional.ofNullable(stubs.get(tool.name()))
                .flatMap(StubbedTool::failure)
                .<Tool>map(kind -> new StubbedTool(tool, kind))
                .orElse(tool);
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        throw new ToolException(failure, "broken for a test", failure != Kind.STALE_DATA);
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments, Origin origin) {
        return call(arguments);
    }
}
