package dev.kanak.rag.index;

import dev.kanak.core.text.PhoneticKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * A word as it is searched for.
 *
 * @param surface lower-case, NFKC, digits 0-9
 * @param stem normalised and stemmed, by the Hindi rules for Devanagari and Porter's for Latin letters
 * @param coarse phonetic key with coarse vowels; empty if the word has none
 * @param skeleton phonetic key of the consonants; empty if it has fewer than two, which any word would share
 */
record WordForms(String surface, String stem, String coarse, String skeleton) {

    private static final int SHORTEST_SKELETON = 2;

    private static final Analyzer SPLIT = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new ICUTokenizer();
            TokenStream words = new DecimalDigitFilter(new LowerCaseFilter(new EnglishPossessiveFilter(source)));
            return new TokenStreamComponents(source, words);
        }
    };

    private static final Analyzer STEM = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = new KeywordTokenizer();
            TokenStream plain = new HindiNormalizationFilter(new IndicNormalizationFilter(source));
            return new TokenStreamComponents(source, new PorterStemFilter(new HindiStemFilter(plain)));
        }
    };

    /** The words of a text, in order. */
    static List<WordForms> of(String text) {
        return terms(SPLIT, Normalizer.normalize(text, Normalizer.Form.NFKC)).stream()
                .map(WordForms::ofWord)
                .toList();
    }

    private static WordForms ofWord(String surface) {
        String stem = terms(STEM, surface).stream().findFirst().orElse(surface);
        String skeleton = PhoneticKey.skeleton(surface);
        return new WordForms(
                surface, stem, PhoneticKey.coarse(surface), skeleton.length() < SHORTEST_SKELETON ? "" : skeleton);
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
