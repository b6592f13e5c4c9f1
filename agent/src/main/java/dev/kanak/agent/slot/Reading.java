package dev.kanak.agent.slot;

import static java.math.RoundingMode.HALF_UP;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.slot.Figure.Role;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.slot.SlotReading.Piece;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One utterance being read: what the parts of the grammar have found so far. */
final class Reading {

    private final Utterance utterance;
    private final Asked asked;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private List<Piece> pieces = List.of();
    private Map<String, Integer> purities = Map.of();

    Reading(Utterance utterance, Asked asked) {
        this.utterance = utterance;
        this.asked = asked;
    }

    Utterance utterance() {
        return utterance;
    }

    Concepts heard() {
        return utterance.heard();
    }

    Asked asked() {
        return asked;
    }

    void put(String slot, Object value) {
        values.put(slot, value);
    }

    void remove(String slot) {
        values.remove(slot);
        values.remove(slot + "_min");
        values.remove(slot + "_max");
    }

    boolean has(String slot) {
        return values.containsKey(slot);
    }

    /** The value of a slot that was found. */
    Object value(String slot) {
        return java.util.Objects.requireNonNull(values.get(slot));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void mark(Mark mark) {
        marks.add(mark);
    }

    boolean isMarked(Mark mark) {
        return marks.contains(mark);
    }

    void pieces(List<Piece> told) {
        pieces = told;
    }

    void purities(Map<String, Integer> told) {
        purities = told;
    }

    SlotReading result() {
        return new SlotReading(values, marks, pieces, purities);
    }

    /** Figures of a role that were not taken back and can be. */
    List<Figure> standing(List<Figure> figures, Role role) {
        return figures.stream()
                .filter(f -> f.role() == role && !f.negated())
                .filter(this::possible)
                .toList();
    }

    private boolean possible(Figure figure) {
        boolean positive = figure.low().signum() > 0 && !heard().hasAt(figure.from() - 1, "minus");
        if (!positive) {
            marks.add(Mark.IMPOSSIBLE);
        }
        return positive;
    }

    /** The last concept with a prefix between two indices that was not denied, without the prefix. */
    Optional<String> last(String prefix, int from, int until) {
        for (int at = until - 1; at >= from; at--) {
            Optional<String> concept = heard().at().get(at).stream()
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .findFirst();
            if (concept.isPresent() && !denied(at)) {
                return concept.map(name -> name.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    /** "EMI nahi, bullet": a word that the caller took back. */
    private boolean denied(int at) {
        int after = heard().hasAt(at + 1, "isare") || heard().hasAt(at + 1, "colourless") ? at + 2 : at + 1;
        return (heard().hasAt(after, "nahi") && !heard().hasAt(after, "englishnot"))
                || heard().hasAt(at - 1, "englishnot")
                || heard().hasAt(at - 2, "englishnot");
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static Long rupees(BigDecimal value) {
        return value.setScale(0, HALF_UP).longValue();
    }
}
