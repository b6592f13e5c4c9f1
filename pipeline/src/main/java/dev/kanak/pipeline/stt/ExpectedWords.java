package dev.kanak.pipeline.stt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words and phrases that are likelier than the language model knows, as a tree of the vocabulary's symbols. Each symbol of an
 * expected word adds to a text's score; a word that turns out not to be one gives it back. Immutable and thread-safe.
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
        double gain;
        boolean endsPhrase;

        Node(int symbol) {
            this.symbol = symbol;
        }
    }

    /**
     * How far the end of a text matches.
     *
     * @param node where in the tree; negative inside a word that matches nothing
     * @param pending score that is given back if the word does not turn out to be an expected one
     * @param gained what the last symbol added to the score; negative if it was given back
     */
    record Match(int node, double pending, double gained) {

        static final Match START = new Match(ROOT, 0, 0);
    }

    /**
     * A phrase with its score.
     *
     * @param symbols ids in the vocabulary, single spaces between words
     * @param gain added per symbol
     */
    record Phrase(List<Integer> symbols, double gain) {}

    ExpectedWords(int space, List<Phrase> phrases) {
        this.space = space;
        nodes.add(new Node(NO_NODE));
        phrases.forEach(this::add);
    }

    /** The phrases that the vocabulary can spell, with their gains per symbol. */
    static ExpectedWords of(Vocabulary vocabulary, Map<String, Double> phrases) {
        var spelled = new ArrayList<Phrase>();
        phrases.forEach((text, gain) -> {
            Optional<List<Integer>> symbols = vocabulary.spell(text);
            symbols.ifPresent(ids -> spelled.add(new Phrase(ids, gain)));
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
            nodes.get(node).gain = Math.max(nodes.get(node).gain, phrase.gain);
        }
        nodes.get(node).endsPhrase = true;
    }

    private int child(int node, int symbol) {
        int child = nodes.get(node).firstChild;
        while (child != NO_NODE && nodes.get(child).symbol != symbol) {
            child = nodes.get(child).nextSibling;
        }
        return child;
    }

    /** The match after one more symbol. */
    Match next(Match match, int symbol) {
        if (nodes.size() == 1) {
            return Match.START;
        }
        if (symbol == space) {
            return afterWord(match);
        }
        int next = match.node < 0 ? NO_NODE : child(match.node, symbol);
        if (next != NO_NODE) {
            double gain = nodes.get(next).gain;
            return new Match(next, match.pending + gain, gain);
        }
        boolean betweenWords = match.node > ROOT && nodes.get(match.node).symbol == space;
        Match fresh = betweenWords ? next(Match.START, symbol) : new Match(NO_NODE, 0, 0);
        return new Match(fresh.node, fresh.pending, fresh.gained - match.pending);
    }

    /** A finished word keeps what it gained if it ends a phrase; a phrase that needs more words waits for them. */
    private Match afterWord(Match match) {
        if (match.node < 0) {
            return Match.START;
        }
        Node node = nodes.get(match.node);
        int next = child(match.node, space);
        if (node.endsPhrase) {
            return new Match(next == NO_NODE ? ROOT : next, 0, 0);
        }
        return next == NO_NODE ? new Match(ROOT, 0, -match.pending) : new Match(next, match.pending, 0);
    }

    /** What a text loses if it ends here. */
    double unfinished(Match match) {
        return match.node >= 0 && nodes.get(match.node).endsPhrase ? 0 : match.pending;
    }
}
