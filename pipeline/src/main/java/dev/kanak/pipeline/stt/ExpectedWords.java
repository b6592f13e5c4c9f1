package dev.kanak.pipeline.stt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases that are likelier than the language model knows, as a tree of the vocabulary's symbols. Each symbol of an
 * expected word adds to a text's score; a word that turns out not to be one gives it back. A name that the language models have
 * never read scores under them no less than a name may. Immutable and thread-safe.
 *
 * <p>Source: T. N. Sainath et al., "No Need for a Lexicon?" (2018), and D. Zhao et al., "Shallow-Fusion End-to-End Contextual
 * Biasing" (2019): bias per subword unit, taken back on mismatch.
 */
final class ExpectedWords {

    /** Expects nothing. */
    static final ExpectedWords NONE = new ExpectedWords(0, List.of());

    private static final int ROOT = 0;
    private static final int NO_NODE = -1;

    private final int space;
    private final List<Node> nodes = new ArrayList<>();

    private static final class Node {
        final int symbol;
        int firstChild = NO_NODE;
        int nextSibling = NO_NODE;
        /** Of the strongest phrase that goes through it. */
        Strength strength = Strength.NONE;

        /** Of the phrase that ends here. */
        @Nullable
        Strength whole;

        Node(int symbol) {
            this.symbol = symbol;
        }
    }

    /**
     * How far the end of a text matches.
     *
     * @param node where in the tree; negative inside a word that matches nothing
     * @param pending score that is given back if the word does not turn out to be an expected one
     * @param lifted the part of it that only names may keep
     * @param gained what the last symbol added to the score; negative if it was given back
     */
    record Match(int node, double pending, double lifted, double gained) {

        static final Match START = new Match(ROOT, 0, 0, 0);
        private static final Match NO_WORD = new Match(NO_NODE, 0, 0, 0);

        private Match to(int next, double gain, double lift) {
            return new Match(next, pending + gain, lifted + lift, gain);
        }
    }

    /**
     * A phrase with its score.
     *
     * @param symbols ids in the vocabulary, single spaces between words
     */
    record Phrase(List<Integer> symbols, Strength strength) {}

    /**
     * How much a phrase is expected, in the score's unit: nat, after the weights of the language models.
     *
     * @param gain added per symbol
     * @param letter what a symbol scores at least under the model of symbols
     * @param word what a word scores at least under the model of words
     */
    record Strength(double gain, double letter, double word) {

        static final Strength NONE = new Strength(0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

        /** Of phrases that the language models know. */
        static Strength ofKnown(double gain) {
            return new Strength(gain, NONE.letter, NONE.word);
        }

        /** Of two phrases in one place of the tree: what the stronger has. */
        Strength or(Strength other) {
            return new Strength(Math.max(gain, other.gain), Math.max(letter, other.letter), Math.max(word, other.word));
        }

        /** What a phrase that has become whole gains at last: a name a lift for the word, any other gives back what it had as a name. */
        private double kept(double lifted, double letterScore, double wordScore) {
            return letter == NONE.letter ? -lifted : lift(letterScore, wordScore);
        }

        private double lift(double letterScore, double wordScore) {
            return Math.max(0, letter - letterScore) + Math.max(0, word - wordScore);
        }
    }

    ExpectedWords(int space, List<Phrase> phrases) {
        this.space = space;
        nodes.add(new Node(NO_NODE));
        phrases.forEach(this::add);
    }

    /** The phrases that the vocabulary can spell, with their strengths. */
    static ExpectedWords of(Vocabulary vocabulary, Map<String, Strength> phrases) {
        var spelled = new ArrayList<Phrase>();
        phrases.forEach((text, strength) -> {
            Optional<List<Integer>> symbols = vocabulary.spell(text);
            symbols.ifPresent(ids -> spelled.add(new Phrase(ids, strength)));
        });
        return new ExpectedWords(vocabulary.space(), spelled);
    }

    private void add(Phrase phrase) {
        int node = ROOT;
        for (int symbol : phrase.symbols) {
            int next = child(node, symbol);
            if (next == NO_NODE) {
                next = nodes.size();
                var made = new Node(symbol);
                made.nextSibling = nodes.get(node).firstChild;
                nodes.get(node).firstChild = next;
                nodes.add(made);
            }
            node = next;
            nodes.get(node).strength = nodes.get(node).strength.or(phrase.strength);
        }
        Strength whole = nodes.get(node).whole;
        nodes.get(node).whole = whole == null ? phrase.strength : whole.or(phrase.strength);
    }

    private int child(int node, int symbol) {
        int child = nodes.get(node).firstChild;
        while (child != NO_NODE && nodes.get(child).symbol != symbol) {
            child = nodes.get(child).nextSibling;
        }
        return child;
    }

    /**
     * The match after one more symbol.
     *
     * @param letter what the symbol scores under the model of symbols, weighted
     * @param word what the word that a space ends scores under the model of words, weighted; 0 for other symbols
     */
    Match next(Match match, int symbol, double letter, double word) {
        if (nodes.size() == 1) {
            return Match.START;
        }
        if (symbol == space) {
            return afterWord(match, letter, word);
        }
        int next = match.node < 0 ? NO_NODE : child(match.node, symbol);
        if (next != NO_NODE) {
            Strength strength = nodes.get(next).strength;
            double lift = strength.lift(letter, 0);
            return match.to(next, strength.gain + lift, lift);
        }
        boolean betweenWords = match.node > ROOT && nodes.get(match.node).symbol == space;
        Match fresh = betweenWords ? next(Match.START, symbol, letter, word) : Match.NO_WORD;
        return new Match(fresh.node, fresh.pending, fresh.lifted, fresh.gained - match.pending);
    }

    /** A finished word keeps what it gained if it ends a phrase; a phrase that needs more words waits for them. */
    private Match afterWord(Match match, double letter, double word) {
        if (match.node < 0) {
            return Match.START;
        }
        Node node = nodes.get(match.node);
        int next = child(match.node, space);
        if (node.whole != null) {
            double kept = node.whole.kept(match.lifted, letter, word);
            return new Match(next == NO_NODE ? ROOT : next, 0, 0, kept);
        }
        if (next == NO_NODE) {
            return new Match(ROOT, 0, 0, -match.pending);
        }
        double lift = node.strength.lift(letter, word);
        return match.to(next, lift, lift);
    }

    /** What a text gains if it ends here: less than nothing within an expected word. */
    double ended(Match match, double letter, double word) {
        Strength whole = match.node < 0 ? null : nodes.get(match.node).whole;
        return whole == null ? -match.pending : whole.kept(match.lifted, letter, word);
    }
}
