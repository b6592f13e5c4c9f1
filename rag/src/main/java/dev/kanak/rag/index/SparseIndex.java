package dev.kanak.rag.index;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.Spellings;
import dev.kanak.rag.analysis.Spellings.Variant;
import dev.kanak.rag.analysis.WordForms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.ScoreDoc;

/**
 * Topics found by the words of a question: BM25 over all forms of the words in one flat disjunction, then weighted by the
 * share of the question that a topic covers, and by the share that one stretch of its text does. Thread-safe.
 */
final class SparseIndex {

    /**
     * A topic that matches.
     *
     * @param topic number of its document
     * @param coverage share of the question's meaning that it holds, 0 to 1
     */
    record Hit(int topic, double score, double coverage) {}

    /** A word of a question with the words of the index that sound like it, or with the Hindi words for it. */
    record Asked(WordForms word, List<Variant> variants) {}

    /** Topics up to which words are decoded into memory. */
    private static final int MOST_DECODED = 10_000;

    private final WordIndex words;
    private final Coverage coverage;
    private final Closeness closeness;
    private final double scattered;
    private final Spellings spellings;

    SparseIndex(DirectoryReader reader, WordScoring scoring) throws IOException {
        words = reader.numDocs() <= MOST_DECODED ? DecodedWords.of(reader, scoring) : new LuceneWords(reader, scoring);
        coverage = new Coverage(words);
        closeness = new Closeness(words, scoring.stretch());
        scattered = scoring.scattered();
        spellings = new Spellings(TopicDocument.soundings(reader));
    }

    /** A word whose Hindi words are known is no name, and what sounds like it says nothing. */
    private Asked asked(WordForms word, Map<WordForms, List<String>> hindi, SparseWeights weights) {
        List<String> equivalents = hindi.getOrDefault(word, List.of());
        if (!equivalents.isEmpty()) {
            return new Asked(
                    word, equivalents.stream().map(stem -> new Variant(stem, 1)).toList());
        }
        return new Asked(word, weights.variant() > 0 ? spellings.of(word) : List.of());
    }

    /**
     * The best topics, best first.
     *
     * @param hindi of a question in English to texts in Hindi alone, the stems of the Hindi words for its words
     */
    List<Hit> search(Question question, Map<WordForms, List<String>> hindi, SparseWeights weights, int limit)
            throws IOException {
        List<Asked> asked = question.content().stream()
                .map(word -> asked(word, hindi, weights))
                .toList();
        ScoreDoc[] found = words.best(new FlatQuery(weights).of(asked), limit);
        Coverage.Covered covered = coverage.of(asked, weights.of(Form.SKELETON) > 0, found);
        List<Hit> hits = new ArrayList<>(found.length);
        for (int i = 0; i < found.length; i++) {
            double score = found[i].score * (weights.uncovered() + (1 - weights.uncovered()) * covered.shares()[i]);
            if (scattered < 1) {
                score *= scattered + (1 - scattered) * closeness.of(asked, covered.rarity(), found[i].doc);
            }
            hits.add(new Hit(found[i].doc, score, covered.shares()[i]));
        }
        hits.sort(Comparator.comparingDouble(Hit::score).reversed());
        return hits;
    }
}
