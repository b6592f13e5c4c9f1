package dev.kanak.rag.analysis;

import dev.kanak.core.text.Tokens;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts text into sentences and words by the rules of Unicode (UAX 29, ICU's data), and reduces words to their stems. Used by
 * one thread at a time; building one is dear, using it is not.
 */
final class Segmenter {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.।?!;])\\s+|\\R");

    private final ICUTokenizer tokenizer = new ICUTokenizer(new DefaultICUTokenizerConfig(true, true));
    private final CharTermAttribute token = tokenizer.addAttribute(CharTermAttribute.class);
    private final Chain folding = new Chain(false);
    private final Chain stemming = new Chain(true);

    /** The words of each sentence, folded as {@link Tokens} does. */
    List<List<String>> sentences(String text) {
        List<List<String>> sentences = new ArrayList<>();
        String spelledOut = text.replace("%", " percent ").replace("₹", " rupees ");
        for (String sentence : SENTENCE_END.split(spelledOut, 0)) {
            sentences.add(tokens(sentence));
        }
        return sentences;
    }

    WordForms word(String surface) {
        return WordForms.word(surface, folding.apply(surface), stemming.apply(surface));
    }

    private List<String> tokens(String sentence) {
        List<String> tokens = new ArrayList<>();
        try {
            tokenizer.setReader(new StringReader(sentence));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                tokens.addAll(Tokens.of(token.toString()));
            }
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    /** Filters over a single word. */
    private static final class Chain {

        private final Tokenizer source = new KeywordTokenizer();
        private final TokenStream filters;
        private final CharTermAttribute term;

        Chain(boolean stems) {
            TokenStream folded = new HindiNormalizationFilter(new IndicNormalizationFilter(source));
            filters = stems ? new PorterStemFilter(new HindiStemFilter(folded)) : folded;
            term = filters.addAttribute(CharTermAttribute.class);
        }

        String apply(String word) {
            try {
                source.setReader(new StringReader(word));
                filters.reset();
                String result = filters.incrementToken() ? term.toString() : word;
                filters.end();
                filters.close();
                return result;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
