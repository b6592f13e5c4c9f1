package dev.kanak.rag.analysis;

import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.rag.search.QueryClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The one chain by which articles and questions become words. Thread-safe. */
public final class TextAnalysis {

    /** Words of a question that are looked at; a caller's turn has a tenth of it. */
    private static final int MAX_QUESTION_WORDS = 64;

    /** Characters of a question that are looked at. */
    private static final int MAX_QUESTION_CHARACTERS = 4000;

    /** Words of articles of which the forms are remembered. */
    private static final int MOST_REMEMBERED = 30_000;

    private final FunctionWords functionWords = FunctionWords.load();
    private final ConcurrentLinkedQueue<Segmenter> idle = new ConcurrentLinkedQueue<>();
    private final Map<String, WordForms> remembered = new ConcurrentHashMap<>();
    private final Aliases aliases = Aliases.load(this::withoutAliases);

    /** The words of an article's text that say something, in order. */
    public List<WordForms> content(String text) {
        return aliases.apply(read(text, true)).stream()
                .filter(word -> !functionWords.hindi(word.surface()) && !functionWords.english(word.surface()))
                .toList();
    }

    /** Every word of a text, in order. */
    public List<WordForms> words(String text) {
        return aliases.apply(withoutAliases(text));
    }

    /**
     * Reads a question; what is longer than a caller could say is cut off.
     *
     * @param hindiExpected whether Latin letters that could be either language are Hindi
     */
    public Question question(String text, boolean hindiExpected) {
        List<WordForms> said = withoutAliases(text.substring(0, Math.min(text.length(), MAX_QUESTION_CHARACTERS)));
        QueryClass queryClass = queryClass(said, hindiExpected);
        List<WordForms> content = aliases.apply(said).stream()
                .filter(word -> !isFunctionWord(word.surface(), queryClass))
                .distinct()
                .limit(MAX_QUESTION_WORDS)
                .toList();
        return new Question(queryClass, content, said);
    }

    /** Reads the Hindi words for English ones, which only texts in Hindi alone need: some 60 ms. */
    public Glossary glossary() {
        return Glossary.load(this::withoutAliases);
    }

    private boolean isFunctionWord(String word, QueryClass queryClass) {
        return switch (queryClass) {
            case DEVANAGARI -> functionWords.hindi(word) || functionWords.english(word);
            case HINGLISH -> functionWords.romanHindi(word);
            case MIXED -> functionWords.hindi(word) || functionWords.romanHindi(word);
            case ENGLISH -> functionWords.english(word);
        };
    }

    /** Latin letters are Hindi if more function words are Hindi than English, or as many and Hindi is expected. */
    private QueryClass queryClass(List<WordForms> words, boolean hindiExpected) {
        boolean devanagari = words.stream().anyMatch(WordForms::isDevanagari);
        boolean latin = words.stream().anyMatch(WordForms::isLatin);
        if (devanagari) {
            return latin ? QueryClass.MIXED : QueryClass.DEVANAGARI;
        }
        long hindi = words.stream()
                .map(WordForms::surface)
                .filter(word -> functionWords.romanHindi(word) && !functionWords.english(word))
                .count();
        long english = words.stream()
                .map(WordForms::surface)
                .filter(word -> functionWords.english(word) && !functionWords.romanHindi(word))
                .count();
        return hindi > english || (hindi == english && hindiExpected) ? QueryClass.HINGLISH : QueryClass.ENGLISH;
    }

    private List<WordForms> withoutAliases(String text) {
        return read(text, false);
    }

    /** What articles say is remembered, what a caller says is not. */
    private List<WordForms> read(String text, boolean remembers) {
        Segmenter taken = idle.poll();
        Segmenter segmenter = taken == null ? new Segmenter() : taken;
        List<WordForms> words = new ArrayList<>();
        for (List<String> sentence : segmenter.sentences(text)) {
            addSentence(words, sentence, segmenter, remembers);
        }
        idle.add(segmenter);
        return words;
    }

    private void addSentence(List<WordForms> words, List<String> tokens, Segmenter segmenter, boolean remembers) {
        int next = 0;
        for (NumberSpan span : NumberReader.read(tokens)) {
            if (span.to() - span.from() == 1 && functionWords.any(tokens.get(span.from()))) {
                continue;
            }
            addWords(words, tokens.subList(next, span.from()), segmenter, remembers);
            words.add(WordForms.number(span.low()));
            if (span.isRange()) {
                words.add(WordForms.number(span.high()));
            }
            next = span.to();
        }
        addWords(words, tokens.subList(next, tokens.size()), segmenter, remembers);
    }

    private void addWords(List<WordForms> words, List<String> tokens, Segmenter segmenter, boolean remembers) {
        for (String token : tokens) {
            WordForms known = remembered.get(token);
            words.add(known == null ? word(token, segmenter, remembers) : known);
        }
    }

    private WordForms word(String surface, Segmenter segmenter, boolean remembers) {
        WordForms read = segmenter.word(surface);
        if (remembers && remembered.size() < MOST_REMEMBERED) {
            remembered.put(surface, read);
        }
        return read;
    }
}
