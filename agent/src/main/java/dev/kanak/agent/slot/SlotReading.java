package dev.kanak.agent.slot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The values one utterance gives.
 *
 * @param values by slot name: BigDecimal grams and percent, Long rupees, Integer karat and months, String, Boolean, lists;
 *     dates as YYYY-MM-DD and times as HH:MM
 * @param marks what to know with them
 */
public record SlotReading(Map<String, Object> values, Set<Mark> marks) {

    /** What to know with a reading. */
    public enum Mark {
        /** The caller does not know the value asked for. */
        UNKNOWN,
        /** The caller took an earlier value back. */
        CORRECTION,
        /** A weight or a rate was converted from another unit. */
        CONVERTED,
        /** Pieces of different purity were named without their weights. */
        MIXED_PURITY,
        /** The caller wants as much as possible. */
        WANTS_MAXIMUM,
        /** A value was said that cannot be, such as a negative one. */
        IMPOSSIBLE,
        /** A day or a time was named that is over. */
        PAST,
        /** A day was named on which the caller cannot come. */
        NOT_THAT_DAY,
        /** A time was named at which the caller cannot come. */
        NOT_THAT_TIME,
        /** A state was told and no town. */
        STATE,
        /** The place was told by the sound of words that are written otherwise. */
        UNSURE_PLACE,
        /** The place is a word that nothing knows. */
        UNKNOWN_PLACE
    }

    public SlotReading {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        marks = Set.copyOf(marks);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public boolean has(Mark mark) {
        return marks.contains(mark);
    }
}
