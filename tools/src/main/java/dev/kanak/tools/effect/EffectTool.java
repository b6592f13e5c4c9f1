package dev.kanak.tools.effect;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.argument.Arguments;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** A tool whose effect happens once for each request. Thread-safe. */
public abstract class EffectTool implements Tool {

    private final Effects effects;

    protected EffectTool(Effects effects) {
        this.effects = effects;
    }

    @Override
    public final boolean hasEffects() {
        return true;
    }

    /** A request of no conversation, never the same as another. */
    @Override
    public final Map<String, Object> call(Map<String, Object> arguments) {
        return call(arguments, Origin.of("single-" + UUID.randomUUID()));
    }

    @Override
    public final Map<String, Object> call(Map<String, Object> arguments, Origin origin) {
        Arguments checked = Arguments.checked(arguments, schema());
        return effects.once(RequestKey.of(name(), arguments, origin), transaction -> {
            Effects.Done done = perform(checked, origin, transaction);
            if (done.effective()) {
                CallSummary.refresh(transaction, origin.callId());
            }
            return done;
        });
    }

    /**
     * Does the work inside the transaction.
     *
     * @throws dev.kanak.core.error.ToolException (INVALID_ARGUMENTS) if it must not be done; nothing is kept then
     */
    protected abstract Effects.Done perform(Arguments arguments, Origin origin, Effects.Transaction transaction)
            throws SQLException;
}
