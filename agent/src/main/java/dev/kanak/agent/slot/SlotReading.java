package dev.kanak.agent.slot;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values one utterance gives.
 *
 * @param values by slot name: BigDecimal grams and percent, Long rupees, Integer karat and months, String, Boolean, lists;
 *     dates as YYYY-MM-DD and times as HH:MM
 * @param marks what to know with them
 * @param pieces the gold piece by piece, where each weight is told with its kind; empty if one is not, or items are among the
 *     values
 * @param purities karats by kind, where purities are told kind by kind and no weights
 */
public record SlotReading(
        Map<String, Object> values, Set<Mark> marks, List<Piece> pieces, Map<String, Integer> purities) {

    /** Gold of one kind, all its pieces together. */
    public record Piece(String kind, BigDecimal grams) {}

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
        /** A visit was supposed to which the caller could not come. */
        MAY_NOT_COME,
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
        pieces = List.copyOf(pieces);
        purities = Map.copyOf(purities);
    }

    public SlotReading(Map<String, Object> values, Set<Mark> marks) {
        this(values, marks, List.of(), Map.of());
    }

    /** The same with other values and marks. */
    public SlotReading with(Map<String, Object> otherValues, Set<Mark> otherMarks) {
        return new SlotReading(otherValues, otherMarks, pieces, purities);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public boolean has(Mark mark) {
        return marks.contains(mark);
    }
}
