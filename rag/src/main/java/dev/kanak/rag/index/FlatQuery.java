package dev.kanak.rag.index;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.analysis.Spellings.Variant;
import dev.kanak.rag.index.WordIndex.Clause;
import dev.kanak.rag.index.WordIndex.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * A question as one disjunction of all forms of its words in all parts of a topic; nesting one query per form or part would
 * cost ten times as much. Only the spellings of one word, of which the best match counts, are a clause of their own.
 */
final class FlatQuery {

    /** Clauses at most; far more than a caller's turn needs, and below what Lucene refuses. */
    private static final int MOST_CLAUSES = 900;

    private final SparseWeights weights;
    private final List<Clause> query = new ArrayList<>();
    private int clauses;

    FlatQuery(SparseWeights weights) {
        this.weights = weights;
    }

    /** The clauses; what is over {@link #MOST_CLAUSES} terms is left out. Called once. */
    List<Clause> of(List<SparseIndex.Asked> words) {
        for (SparseIndex.Asked asked : words) {
            float worth = asked.word().isNumber() ? weights.figure() : 1;
            for (Form form : Form.values()) {
                for (String term : weights.of(form) > 0 ? form.of(asked.word()) : List.<String>of()) {
                    addParts(form, term, weights.of(form) * worth);
                }
            }
            addVariants(asked.variants());
        }
        return query;
    }

    private void addParts(Form form, String term, float weight) {
        for (Part part : Part.values()) {
            if (clauses++ < MOST_CLAUSES) {
                query.add(new Clause(List.of(match(part, form, term, weight))));
            }
        }
    }

    private void addVariants(List<Variant> variants) {
        for (Part part : variants.isEmpty() ? new Part[0] : Part.values()) {
            clauses += variants.size();
            if (clauses < MOST_CLAUSES) {
                List<Match> spellings = variants.stream()
                        .map(variant ->
                                match(part, Form.STEM, variant.stem(), weights.variant() * (float) variant.likeness()))
                        .toList();
                query.add(new Clause(spellings));
            }
        }
    }

    private Match match(Part part, Form form, String term, float weight) {
        return new Match(part.field(form), term, weight * weights.of(part));
    }
}
