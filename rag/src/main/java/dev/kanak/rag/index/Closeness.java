package dev.kanak.rag.index;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.analysis.Spellings.Variant;
import dev.kanak.rag.index.SparseIndex.Asked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How close together the words of a question stand in a topic's text: the share of their rarity that the densest stretch of it
 * holds. What answers a question is mostly one sentence. Thread-safe.
 */
final class Closeness {

    /** The words of the text itself. */
    static final String FIELD = Part.BODY.field(Form.STEM);

    private final WordIndex words;
    private final int stretch;

    /** A word of the question in the text. */
    private record Mention(int place, int asked, double worth) {}

    Closeness(WordIndex words, int stretch) {
        this.words = words;
        this.stretch = stretch;
    }

    /**
     * The share of the question that the densest stretch of a topic's text holds.
     *
     * @param rarity of each asked word, at least 0
     * @return 0 to 1; 0 if no word says anything
     */
    double of(List<Asked> asked, double[] rarity, int topic) throws IOException {
        double total = Arrays.stream(rarity).sum();
        double densest = 0;
        List<Mention> mentions = total > 0 ? mentions(asked, rarity, topic) : List.of();
        for (int from = 0; from < mentions.size(); from++) {
            densest = Math.max(densest, heldFrom(from, mentions, asked.size()));
        }
        return total > 0 ? densest / total : 0;
    }

    /** In the order of the text. */
    private List<Mention> mentions(List<Asked> asked, double[] rarity, int topic) throws IOException {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < rarity.length; i++) {
            add(asked.get(i).word().stem(), topic, i, rarity[i], mentions);
            for (Variant variant : asked.get(i).variants()) {
                add(variant.stem(), topic, i, rarity[i] * variant.likeness(), mentions);
            }
        }
        mentions.sort(Comparator.comparingInt(Mention::place));
        return mentions;
    }

    private void add(String stem, int topic, int asked, double worth, List<Mention> mentions) throws IOException {
        for (int place : words.places(FIELD, stem, topic)) {
            mentions.add(new Mention(place, asked, worth));
        }
    }

    private double heldFrom(int from, List<Mention> mentions, int asked) {
        double[] held = new double[asked];
        int end = mentions.get(from).place() + stretch;
        for (int i = from; i < mentions.size() && mentions.get(i).place() < end; i++) {
            Mention mention = mentions.get(i);
            held[mention.asked()] = Math.max(held[mention.asked()], mention.worth());
        }
        return Arrays.stream(held).sum();
    }
}
