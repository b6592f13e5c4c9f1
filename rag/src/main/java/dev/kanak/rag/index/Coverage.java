package dev.kanak.rag.index;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.analysis.Spellings.Variant;
import dev.kanak.rag.analysis.WordForms;
import dev.kanak.rag.index.SparseIndex.Asked;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.ScoreDoc;

/**
 * How much of a question's meaning a topic covers: the share of its words' rarity that the topic holds. A word found by its
 * consonants alone counts in part. Thread-safe.
 */
final class Coverage {

    /** Fields that hold, for one form, the terms of all parts of a topic. */
    static final String FIELD = "ALL.";

    static final List<Form> FORMS = List.of(Form.STEM, Form.SKELETON);
    private static final String STEMS = FIELD + Form.STEM;
    private static final String SKELETONS = FIELD + Form.SKELETON;
    private static final double BY_SKELETON = 0.6;

    /** A word no topic holds says less about the question than a rare one: it may be grammar, a name or a mishearing. */
    private static final double UNKNOWN = 0.5;

    /** A figure is seldom what a question is about; one no topic holds is the caller's own. */
    private static final double FIGURE = 0.3;

    private final WordIndex words;

    Coverage(WordIndex words) {
        this.words = words;
    }

    /**
     * What found topics cover of a question.
     *
     * @param shares of the question that each covers, 0 to 1
     * @param rarity of each word of the question, at least 0
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by who asked
    record Covered(double[] shares, double[] rarity) {}

    Covered of(List<Asked> asked, boolean bySkeleton, ScoreDoc[] found) throws IOException {
        int[] topics = Arrays.stream(found).mapToInt(hit -> hit.doc).sorted().toArray();
        double[] covered = new double[found.length];
        double[] rarity = new double[asked.size()];
        for (int word = 0; word < rarity.length; word++) {
            double[] held = new double[found.length];
            rarity[word] = rarity(asked.get(word).word(), mark(asked.get(word), bySkeleton, topics, held));
            for (int i = 0; i < held.length; i++) {
                covered[i] += rarity[word] * held[i];
            }
        }
        double total = Arrays.stream(rarity).sum();
        return new Covered(inOrderOf(found, topics, covered, total), rarity);
    }

    /** Notes how well each topic holds a word, and gives how many topics do. */
    private double mark(Asked asked, boolean bySkeleton, int[] topics, double[] held) throws IOException {
        double holders = mark(STEMS, asked.word().stem(), 1, topics, held);
        for (Variant variant : asked.variants()) {
            holders = Math.max(holders, mark(STEMS, variant.stem(), variant.likeness(), topics, held));
        }
        if (bySkeleton && !asked.word().skeleton().isEmpty()) {
            holders = Math.max(holders, mark(SKELETONS, asked.word().skeleton(), BY_SKELETON, topics, held));
        }
        return holders;
    }

    private static double[] inOrderOf(ScoreDoc[] found, int[] topics, double[] covered, double total) {
        double[] shares = new double[found.length];
        for (int i = 0; i < found.length; i++) {
            int at = Arrays.binarySearch(topics, found[i].doc);
            shares[i] = total == 0 ? 0 : covered[at] / total;
        }
        return shares;
    }

    private double rarity(WordForms word, double holders) {
        double rarity = Math.log(1 + (words.size() - holders + 0.5) / (holders + 0.5));
        if (holders == 0) {
            return word.isNumber() ? 0 : rarity * UNKNOWN;
        }
        return word.isNumber() ? rarity * FIGURE : rarity;
    }

    private double mark(String field, String term, double worth, int[] topics, double[] held) throws IOException {
        boolean[] holds = new boolean[topics.length];
        int holders = words.holders(field, term, topics, holds);
        for (int i = 0; i < topics.length; i++) {
            held[i] = holds[i] ? Math.max(held[i], worth) : held[i];
        }
        return worth * holders;
    }
}
