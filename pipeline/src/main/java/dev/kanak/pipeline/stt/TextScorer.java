package dev.kanak.pipeline.stt;

/**
 * How likely a text is before it is heard: the language model of its symbols, that of its words, and the words that are
 * expected. Immutable and thread-safe.
 */
final class TextScorer {

    private final int space;
    private final CharLanguageModel letters;
    private final WordLanguageModel words;
    private final ExpectedWords expected;
    private final Weights weights;

    /**
     * What counts how much.
     *
     * @param letter weight of a symbol's log-probability
     * @param bonus added per symbol, against the preference for short texts
     * @param word weight of a word's log-probability
     * @param wordBonus added per word
     */
    record Weights(double letter, double bonus, double word, double wordBonus) {}

    /**
     * A text as far as its score depends on it.
     *
     * @param score sum of all that counts
     * @param letters its last symbols, for the model of symbols
     * @param letterScore log-probability of its symbols
     * @param spelled hash of the symbols of the word at its end
     * @param words its last complete words, for the model of words
     * @param wordScore log-probability of its complete words
     * @param wordCount number of them
     * @param match how far its end matches an expected word
     */
    record Text(
            double score,
            long letters,
            double letterScore,
            long spelled,
            long words,
            double wordScore,
            int wordCount,
            ExpectedWords.Match match) {

        private Text with(double otherScore) {
            return new Text(otherScore, letters, letterScore, spelled, words, wordScore, wordCount, match);
        }
    }

    TextScorer(
            Vocabulary vocabulary,
            CharLanguageModel letters,
            WordLanguageModel words,
            ExpectedWords expected,
            Weights weights) {
        this.space = vocabulary.space();
        this.letters = letters;
        this.words = words;
        this.expected = expected;
        this.weights = weights;
    }

    /** The empty text. */
    Text start() {
        return new Text(
                0, letters.start(), 0, WordLanguageModel.UNSPELLED, words.start(), 0, 0, ExpectedWords.Match.START);
    }

    /** The text with one symbol more. */
    Text extend(Text text, int symbol) {
        double letter = letters.logProbability(text.letters, symbol + 1);
        long history = letters.extend(text.letters, symbol + 1);
        double letterScore = text.letterScore + letter;
        if (symbol != space || words.isEmpty()) {
            ExpectedWords.Match match = expected.next(text.match, symbol, weights.letter * letter, 0);
            double score = text.score + weights.letter * letter + weights.bonus + match.gained();
            long spelled = WordLanguageModel.spell(text.spelled, symbol);
            return new Text(score, history, letterScore, spelled, text.words, text.wordScore, text.wordCount, match);
        }
        int word = words.id(text.spelled);
        double wordScore = words.logProbability(text.words, word);
        ExpectedWords.Match match =
                expected.next(text.match, symbol, weights.letter * letter, weights.word * wordScore);
        double score = text.score + weights.letter * letter + weights.bonus + match.gained();
        return new Text(
                score + weights.word * wordScore + weights.wordBonus,
                history,
                letterScore,
                WordLanguageModel.UNSPELLED,
                WordLanguageModel.extend(text.words, word),
                text.wordScore + wordScore,
                text.wordCount + 1,
                match);
    }

    /** The text as a whole sentence; a word half matched is no expected word. */
    Text end(Text text) {
        double letter = letters.logProbability(text.letters, CharLanguageModel.END);
        boolean inWord = text.spelled != WordLanguageModel.UNSPELLED;
        int word = words.id(text.spelled);
        double last = inWord && !words.isEmpty() ? words.logProbability(text.words, word) : 0;
        double score = text.score
                + weights.letter * letter
                + expected.ended(text.match, weights.letter * letter, weights.word * last);
        if (words.isEmpty()) {
            return text.with(score);
        }
        long history = inWord ? WordLanguageModel.extend(text.words, word) : text.words;
        double end = words.logProbability(history, words.end());
        return new Text(
                score + weights.word * (last + end) + (inWord ? weights.wordBonus : 0),
                text.letters,
                text.letterScore,
                text.spelled,
                history,
                text.wordScore + last + end,
                text.wordCount + (inWord ? 1 : 0),
                text.match);
    }
}
