package dev.kanak.rag.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Words decoded into memory with the BM25 of each topic that holds them. A question has hundreds of terms: to look each up in
 * Lucene's files costs many times what adding up does. About 8 bytes for each term of a topic, and for the words of its text what
 * their places take. Immutable and thread-safe.
 */
final class DecodedWords implements WordIndex {

    private static final float[] NO_SCORES = {};
    private static final int[] NOWHERE = {};
    private static final int[][] NO_PLACES = {};
    private static final Posting NONE = new Posting(new int[0], NO_SCORES, NO_PLACES);

    /**
     * The topics that hold a term.
     *
     * @param topics ascending
     * @param scores BM25 of each; empty for a field that only says who holds a term
     * @param places where the term stands in each; empty for a field of which nobody asks
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed, never leaves the class
    private record Posting(int[] topics, float[] scores, int[][] places) {}

    private final int size;
    private final Map<String, Map<String, Posting>> fields = new HashMap<>();

    private DecodedWords(int size) {
        this.size = size;
    }

    /** Decodes every field of an index. */
    static DecodedWords of(IndexReader reader, WordScoring scoring) throws IOException {
        var words = new DecodedWords(reader.maxDoc());
        var bm25 = new BM25Similarity(scoring.saturation(), scoring.length());
        for (String field : FieldInfos.getIndexedFields(reader)) {
            @Nullable Terms terms = MultiTerms.getTerms(reader, field);
            if (terms != null && !field.equals(TopicDocument.SOUNDING)) {
                words.fields.put(field, postings(reader, field, terms, bm25));
            }
        }
        return words;
    }

    private static Map<String, Posting> postings(IndexReader reader, String field, Terms terms, BM25Similarity bm25)
            throws IOException {
        Map<String, Posting> postings = new HashMap<>();
        CollectionStatistics statistics = new IndexSearcher(reader).collectionStatistics(field);
        long[] norms = norms(reader, field);
        boolean placed = field.equals(Closeness.FIELD);
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            PostingsEnum found = each.postings(null, placed ? PostingsEnum.POSITIONS : PostingsEnum.FREQS);
            int[] topics = new int[each.docFreq()];
            float[] scores = terms.hasFreqs() ? new float[topics.length] : NO_SCORES;
            int[][] places = placed ? new int[topics.length][] : NO_PLACES;
            SimScorer scorer = terms.hasFreqs()
                    ? bm25.scorer(
                            1,
                            statistics,
                            new TermStatistics(BytesRef.deepCopyOf(term), each.docFreq(), each.totalTermFreq()))
                    : null;
            int at = 0;
            for (int topic = found.nextDoc(); topic != DocIdSetIterator.NO_MORE_DOCS; topic = found.nextDoc(), at++) {
                topics[at] = topic;
                if (placed) {
                    places[at] = places(found);
                }
                if (scorer != null) {
                    scores[at] = scorer.score(found.freq(), norms[topic]);
                }
            }
            postings.put(term.utf8ToString(), new Posting(topics, scores, places));
        }
        return postings;
    }

    private static int[] places(PostingsEnum posting) throws IOException {
        int[] places = new int[posting.freq()];
        for (int i = 0; i < places.length; i++) {
            places[i] = posting.nextPosition();
        }
        return places;
    }

    /** Lengths as Lucene keeps them; 1 where a field has none. */
    private static long[] norms(IndexReader reader, String field) throws IOException {
        long[] norms = new long[reader.maxDoc()];
        Arrays.fill(norms, 1);
        @Nullable NumericDocValues values = MultiDocValues.getNormValues(reader, field);
        if (values != null) {
            for (int topic = values.nextDoc(); topic != DocIdSetIterator.NO_MORE_DOCS; topic = values.nextDoc()) {
                norms[topic] = values.longValue();
            }
        }
        return norms;
    }

    @Override
    public int size() {
        return size;
    }

    private Posting posting(String field, String term) {
        return fields.getOrDefault(field, Map.of()).getOrDefault(term, NONE);
    }

    @Override
    public ScoreDoc[] best(List<Clause> clauses, int limit) {
        float[] sums = new float[size];
        for (Clause clause : clauses) {
            if (clause.matches().size() == 1) {
                add(clause.matches().getFirst(), sums);
            } else {
                addBest(clause.matches(), sums);
            }
        }
        return best(sums, limit);
    }

    private void add(Match match, float[] sums) {
        Posting posting = posting(match.field(), match.term());
        for (int i = 0; i < posting.topics.length; i++) {
            sums[posting.topics[i]] += match.weight() * posting.scores[i];
        }
    }

    private void addBest(List<Match> matches, float[] sums) {
        float[] all = new float[size];
        float[] most = new float[size];
        for (Match match : matches) {
            Posting posting = posting(match.field(), match.term());
            for (int i = 0; i < posting.topics.length; i++) {
                int topic = posting.topics[i];
                float score = match.weight() * posting.scores[i];
                all[topic] += score;
                most[topic] = Math.max(most[topic], score);
            }
        }
        for (int topic = 0; topic < size; topic++) {
            sums[topic] += most[topic] + Clause.SECOND * (all[topic] - most[topic]);
        }
    }

    private static ScoreDoc[] best(float[] sums, int limit) {
        Comparator<ScoreDoc> worseFirst = Comparator.<ScoreDoc>comparingDouble(hit -> hit.score)
                .thenComparing(hit -> hit.doc, Comparator.reverseOrder());
        PriorityQueue<ScoreDoc> best = new PriorityQueue<>(worseFirst);
        for (int topic = 0; topic < sums.length; topic++) {
            boolean room = best.size() < limit;
            if (sums[topic] > 0 && (room || (limit > 0 && sums[topic] > best.element().score))) {
                if (!room) {
                    best.remove();
                }
                best.add(new ScoreDoc(topic, sums[topic]));
            }
        }
        ScoreDoc[] hits = best.toArray(new ScoreDoc[0]);
        Arrays.sort(hits, worseFirst.reversed());
        return hits;
    }

    @Override
    public int holders(String field, String term, int[] topics, boolean[] holds) {
        int[] holders = posting(field, term).topics;
        for (int i = 0; i < topics.length; i++) {
            holds[i] = Arrays.binarySearch(holders, topics[i]) >= 0;
        }
        return holders.length;
    }

    @Override
    public int[] places(String field, String term, int topic) {
        Posting posting = posting(field, term);
        int at = Arrays.binarySearch(posting.topics, topic);
        return at < 0 || posting.places.length == 0 ? NOWHERE : posting.places[at];
    }
}
