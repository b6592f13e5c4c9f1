package dev.kanak.pipeline.stt.window;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.LanguageRule;
import dev.kanak.core.text.Scripts;
import dev.kanak.pipeline.stt.Lexicon;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a model's words as the rest of Kanak reads them: English words that a one-script model spelled in Devanagari come
 * back in Latin script, and the language is told. Thread-safe.
 */
final class TranscriptWriter {

    private final Lexicon lexicon;
    private final String tier;

    TranscriptWriter(Lexicon lexicon, String tier) {
        this.lexicon = lexicon;
        this.tier = tier;
    }

    Transcript write(List<Reading.Word> words) {
        String text = new Reading(words).text();
        double confidence =
                words.stream().mapToDouble(Reading.Word::confidence).average().orElse(0);
        return switch (Scripts.of(text)) {
            case DEVANAGARI, OTHER -> {
                Lexicon.Reading reading = lexicon.read(text);
                yield new Transcript(
                        reading.text(), reading.language(), confidence, timed(words, reading.words()), tier);
            }
            case LATIN -> asItIs(text, words, Language.ENGLISH, confidence);
            case MIXED -> asItIs(text, words, Language.HINGLISH, confidence);
        };
    }

    private Transcript asItIs(String text, List<Reading.Word> words, Language otherwise, double confidence) {
        var written =
                words.stream().map(word -> new Lexicon.Written(word.text(), 1)).toList();
        Language language = LanguageRule.of(text).orElse(otherwise);
        return new Transcript(text, language, confidence, timed(words, written), tier);
    }

    /** The written words with the times of those they were read from; none if the model gives no times. */
    private static List<Transcript.Word> timed(List<Reading.Word> words, List<Lexicon.Written> written) {
        if (words.stream().anyMatch(word -> word.startMs() < 0)) {
            return List.of();
        }
        var timed = new ArrayList<Transcript.Word>();
        int next = 0;
        for (Lexicon.Written word : written) {
            List<Reading.Word> from = words.subList(next, next + word.tokens());
            double confidence = from.stream()
                    .mapToDouble(Reading.Word::confidence)
                    .average()
                    .orElse(0);
            timed.add(new Transcript.Word(
                    word.text(), from.getFirst().startMs(), from.getLast().endMs(), confidence));
            next += word.tokens();
        }
        return timed;
    }
}
