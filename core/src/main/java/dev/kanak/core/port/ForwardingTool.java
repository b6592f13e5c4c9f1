package dev.kanak.core.port;

import java.util.Map;

/** A tool that stands before another and has its name, description, schema and effects. As thread-safe as the other. */
public abstract class ForwardingTool implements Tool {

    protected final Tool tool;

    protected ForwardingTool(Tool tool) {
        this.tool = tool;
    }

    @Override
    public final String name() {
        return tool.name();
    }

    @Override
    public final String description() {
        return tool.description();
    }

    @Override
    public final Map<String, Object> schema() {
        return tool.schema();
    }

    @Override
    public final boolean hasEffects() {
        return tool.hasEffects();
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        return tool.call(arguments);
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments, Origin origin) {
        return tool.call(arguments, origin);
    }

    @Override
    public void taken(Map<String, Object> result, Origin origin) {
        tool.taken(result, origin);
    }
}
