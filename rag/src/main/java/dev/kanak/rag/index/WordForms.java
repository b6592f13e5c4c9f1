package dev.kanak.rag.index;

import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * A word as it is searched for. A number is one word, its digits, however it was said: "बाईस", "twenty two" and "22".
 *
 * @param surface as {@link Tokens} folds it
 * @param stem normalised and stemmed, by the Hindi rules for Devanagari and Porter's for Latin letters
 * @param coarse phonetic key with coarse vowels; empty if the word has none
 * @param skeleton phonetic key of the consonants; empty if it has fewer than two, which any word would share
 */
record WordForms(String surface, String stem, String coarse, String skeleton) {

    private static final int SHORTEST_SKELETON = 2;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.।?!;])\\s+|\\R");

    private static final Analyzer STEM = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new KeywordTokenizer();
            TokenStream plain = new HindiNormalizationFilter(new IndicNormalizationFilter(source));
            return new TokenStreamComponents(source, new PorterStemFilter(new HindiStemFilter(plain)));
        }
    };

    /**
     * The words of a text, in order.
     *
     * @param neverNumbers words that are not read as numbers on their own ("do", "एक")
     */
    static List<WordForms> of(String text, Predicate<String> neverNumbers) {
        List<WordForms> words = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(text, 0)) {
            addSentence(words, Tokens.of(sentence), neverNumbers);
        }
        return words;
    }

    boolean isNumber() {
        return !surface.isEmpty() && Character.isDigit(surface.charAt(0));
    }

    private static void addSentence(List<WordForms> words, List<String> tokens, Predicate<String> neverNumbers) {
        int next = 0;
        for (NumberSpan span : NumberReader.read(tokens)) {
            if (span.to() - span.from() == 1 && neverNumbers.test(tokens.get(span.from()))) {
                continue;
            }
            addWords(words, tokens.subList(next, span.from()));
            words.add(number(span.low()));
            if (span.isRange()) {
                words.add(number(span.high()));
            }
            next = span.to();
        }
        addWords(words, tokens.subList(next, tokens.size()));
    }

    private static void addWords(List<WordForms> words, List<String> tokens) {
        tokens.stream().map(WordForms::word).forEach(words::add);
    }

    private static WordForms number(BigDecimal value) {
        String digits = value.stripTrailingZeros().toPlainString();
        return new WordForms(digits, digits, "", "");
    }

    private static WordForms word(String surface) {
        String skeleton = PhoneticKey.skeleton(surface);
        return new WordForms(
                surface,
                stem(surface),
                PhoneticKey.coarse(surface),
                skeleton.length() < SHORTEST_SKELETON ? "" : skeleton);
    }

    private static String stem(String word) {
        try (TokenStream stream = STEM.tokenStream("", word)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            String stem = stream.incrementToken() ? term.toString() : word;
            stream.end();
            return stem;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
