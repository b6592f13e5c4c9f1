package dev.kanak.rag.index;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.analysis.Spellings.Variant;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A question as one disjunction of all forms of its words in all parts of a topic; nesting one query per form or part would
 * cost ten times as much. Only the spellings of one word, of which the best match counts, are a clause of their own.
 */
final class FlatQuery {

    /** Clauses at most; far more than a caller's turn needs, and below what Lucene refuses. */
    private static final int MOST_CLAUSES = 900;

    /** What a second spelling that matches adds. */
    private static final float SECOND_SPELLING = 0.1f;

    private final SparseWeights weights;
    private final BooleanQuery.Builder query = new BooleanQuery.Builder();
    private int clauses;

    FlatQuery(SparseWeights weights) {
        this.weights = weights;
    }

    /** The query; what is over {@link #MOST_CLAUSES} is left out. Called once. */
    Query of(List<SparseIndex.Asked> words) {
        for (SparseIndex.Asked asked : words) {
            float worth = asked.word().isNumber() ? weights.figure() : 1;
            for (Form form : Form.values()) {
                for (String term : weights.of(form) > 0 ? form.of(asked.word()) : List.<String>of()) {
                    addParts(form, term, weights.of(form) * worth);
                }
            }
            addVariants(asked.variants());
        }
        return query.build();
    }

    private void addParts(Form form, String term, float weight) {
        for (Part part : Part.values()) {
            if (clauses++ < MOST_CLAUSES) {
                query.add(match(part, form, term, weight), BooleanClause.Occur.SHOULD);
            }
        }
    }

    private void addVariants(List<Variant> variants) {
        for (Part part : variants.isEmpty() ? new Part[0] : Part.values()) {
            clauses += variants.size();
            if (clauses < MOST_CLAUSES) {
                List<Query> spellings = variants.stream()
                        .map(variant ->
                                match(part, Form.STEM, variant.stem(), weights.variant() * (float) variant.likeness()))
                        .toList();
                query.add(new DisjunctionMaxQuery(spellings, SECOND_SPELLING), BooleanClause.Occur.SHOULD);
            }
        }
    }

    private Query match(Part part, Form form, String term, float weight) {
        return new BoostQuery(new TermQuery(new Term(part.field(form), term)), weight * weights.of(part));
    }
}
