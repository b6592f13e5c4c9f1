package dev.kanak.rag.steps;

import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.SearchTrace;
import java.util.List;
import java.util.Locale;

/**
 * A search that was run for a question.
 *
 * @param reason why
 * @param query the words searched for; the caller's own, so never logged
 * @param found best first
 * @param verdict what it is worth
 * @param sufficiency how surely it answers, 0 to 1
 * @param trace what ran
 */
public record Step(
        Reason reason, String query, List<FoundPassage> found, Verdict verdict, double sufficiency, SearchTrace trace) {

    /** Why a search is run. */
    public enum Reason {
        /** The question as it was asked. */
        ASKED,
        /** The question leans on an earlier one, whose words are added. */
        CONTEXT,
        /** One part of a question of several. */
        PART,
        /** The question without the caller's own figures, which no article holds. */
        WITHOUT_FIGURES
    }

    public Step {
        found = List.copyOf(found);
    }

    /** Reason, verdict and coverage in a few characters, without a word of the caller's: {@code part:enough:0.71}. */
    public String label() {
        double coverage = found.isEmpty() ? 0 : found.getFirst().coverage();
        return (reason + ":" + verdict + ":").toLowerCase(Locale.ROOT) + String.format(Locale.ROOT, "%.2f", coverage);
    }
}
