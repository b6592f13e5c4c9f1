package dev.kanak.rag.index;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.analysis.Spellings.Variant;
import dev.kanak.rag.analysis.WordForms;
import dev.kanak.rag.index.SparseIndex.Asked;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * How much of a question's meaning a topic covers: the share of its words' rarity that the topic holds. A word found by its
 * consonants alone counts in part. Thread-safe.
 */
final class Coverage {

    /** Fields that hold, for one form, the terms of all parts of a topic. */
    static final String FIELD = "ALL.";

    static final List<Form> FORMS = List.of(Form.STEM, Form.SKELETON);
    private static final double BY_SKELETON = 0.6;

    /** A word no topic holds says less about the question than a rare one: it may be grammar, a name or a mishearing. */
    private static final double UNKNOWN = 0.5;

    /** A figure is seldom what a question is about; one no topic holds is the caller's own. */
    private static final double FIGURE = 0.3;

    private final DirectoryReader reader;

    Coverage(DirectoryReader reader) {
        this.reader = reader;
    }

    /** The share of the question that each found topic covers, 0 to 1. */
    double[] of(List<Asked> asked, boolean bySkeleton, ScoreDoc[] found) throws IOException {
        ScoreDoc[] inOrder = found.clone();
        Arrays.sort(inOrder, Comparator.comparingInt(hit -> hit.doc));
        double[] covered = new double[found.length];
        double total = 0;
        for (Asked word : asked) {
            double[] held = new double[found.length];
            double rarity = rarity(word.word(), mark(word, bySkeleton, inOrder, held));
            total += rarity;
            for (int i = 0; i < held.length; i++) {
                covered[i] += rarity * held[i];
            }
        }
        return inOrderOf(found, inOrder, covered, total);
    }

    /** Notes how well each topic holds a word, and gives how many topics do. */
    private double mark(Asked asked, boolean bySkeleton, ScoreDoc[] inOrder, double[] held) throws IOException {
        double holders = mark(new Term(FIELD + Form.STEM, asked.word().stem()), 1, inOrder, held);
        for (Variant variant : asked.variants()) {
            Term term = new Term(FIELD + Form.STEM, variant.stem());
            holders = Math.max(holders, mark(term, variant.likeness(), inOrder, held));
        }
        if (bySkeleton && !asked.word().skeleton().isEmpty()) {
            Term term = new Term(FIELD + Form.SKELETON, asked.word().skeleton());
            holders = Math.max(holders, mark(term, BY_SKELETON, inOrder, held));
        }
        return holders;
    }

    private static double[] inOrderOf(ScoreDoc[] found, ScoreDoc[] inOrder, double[] covered, double total) {
        double[] shares = new double[found.length];
        for (int i = 0; i < found.length; i++) {
            int at = Arrays.binarySearch(inOrder, found[i], Comparator.comparingInt(hit -> hit.doc));
            shares[i] = total == 0 ? 0 : covered[at] / total;
        }
        return shares;
    }

    private double rarity(WordForms word, double holders) {
        double rarity = Math.log(1 + (reader.numDocs() - holders + 0.5) / (holders + 0.5));
        if (holders == 0) {
            return word.isNumber() ? 0 : rarity * UNKNOWN;
        }
        return word.isNumber() ? rarity * FIGURE : rarity;
    }

    private double mark(Term term, double worth, ScoreDoc[] inOrder, double[] held) throws IOException {
        int at = 0;
        double holders = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            @Nullable PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            int end = leaf.docBase + leaf.reader().maxDoc();
            holders += postings == null ? 0 : leaf.reader().docFreq(term);
            for (; at < inOrder.length && inOrder[at].doc < end; at++) {
                if (postings != null && holds(postings, inOrder[at].doc - leaf.docBase)) {
                    held[at] = Math.max(held[at], worth);
                }
            }
        }
        return worth * holders;
    }

    private static boolean holds(PostingsEnum postings, int doc) throws IOException {
        int here = postings.docID();
        return (here < doc ? postings.advance(doc) : here) == doc;
    }
}
