package dev.kanak.rag.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.jspecify.annotations.Nullable;

/** Words searched in Lucene's own files, for indexes too large to be decoded. */
final class LuceneWords implements WordIndex {

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    LuceneWords(DirectoryReader reader, WordScoring scoring) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(scoring.saturation(), scoring.length()));
    }

    @Override
    public int size() {
        return reader.numDocs();
    }

    @Override
    public ScoreDoc[] best(List<Clause> clauses, int limit) throws IOException {
        var query = new BooleanQuery.Builder();
        for (Clause clause : clauses) {
            List<Query> matches =
                    clause.matches().stream().map(LuceneWords::query).toList();
            query.add(
                    matches.size() == 1 ? matches.getFirst() : new DisjunctionMaxQuery(matches, Clause.SECOND),
                    BooleanClause.Occur.SHOULD);
        }
        return searcher.search(query.build(), limit).scoreDocs;
    }

    private static Query query(Match match) {
        return new BoostQuery(new TermQuery(new Term(match.field(), match.term())), match.weight());
    }

    @Override
    public int holders(String field, String text, int[] topics, boolean[] holds) throws IOException {
        Term term = new Term(field, text);
        int at = 0;
        int holders = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            @Nullable PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            int end = leaf.docBase + leaf.reader().maxDoc();
            holders += postings == null ? 0 : leaf.reader().docFreq(term);
            for (; at < topics.length && topics[at] < end; at++) {
                holds[at] = postings != null && holds(postings, topics[at] - leaf.docBase);
            }
        }
        return holders;
    }

    private static boolean holds(PostingsEnum postings, int doc) throws IOException {
        int here = postings.docID();
        return (here < doc ? postings.advance(doc) : here) == doc;
    }

    @Override
    public int[] places(String field, String text, int topic) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(topic, reader.leaves()));
        @Nullable PostingsEnum postings = leaf.reader().postings(new Term(field, text), PostingsEnum.POSITIONS);
        if (postings == null || !holds(postings, topic - leaf.docBase)) {
            return new int[0];
        }
        int[] places = new int[postings.freq()];
        for (int i = 0; i < places.length; i++) {
            places[i] = postings.nextPosition();
        }
        return places;
    }
}
