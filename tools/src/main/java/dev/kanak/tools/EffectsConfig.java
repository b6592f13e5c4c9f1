package dev.kanak.tools;

import dev.kanak.tools.calendar.VisitRules;
import dev.kanak.tools.handover.PeopleHours;
import dev.kanak.tools.outbox.DispatchConfig;
import dev.kanak.tools.store.DatabaseConfig;
import java.time.Duration;
import java.util.List;

/**
 * What the tools with effects are built from.
 *
 * @param database where effects are kept
 * @param visits when a visit may be booked
 * @param people when people take calls over
 * @param consentTextVersion which wording of the consent questions callers hear
 * @param organizer address that answers to an invitation go to, e.g. {@code mailto:visits@bank.example}
 * @param receivers systems that are told of effects
 * @param dispatch how they are told
 * @param receiverTimeout longest one may take to answer
 */
public record EffectsConfig(
        DatabaseConfig database,
        VisitRules visits,
        PeopleHours people,
        String consentTextVersion,
        String organizer,
        List<Receiver> receivers,
        DispatchConfig dispatch,
        Duration receiverTimeout) {

    public EffectsConfig {
        receivers = List.copyOf(receivers);
    }

    /** The same with a database that is gone when it is closed, telling nobody. */
    public EffectsConfig inMemory() {
        return with(new DatabaseConfig.InMemory(database.patience()), List.of());
    }

    /** The same, telling others. */
    public EffectsConfig telling(List<Receiver> others) {
        return with(database, others);
    }

    private EffectsConfig with(DatabaseConfig other, List<Receiver> others) {
        return new EffectsConfig(
                other, visits, people, consentTextVersion, organizer, others, dispatch, receiverTimeout);
    }
}
