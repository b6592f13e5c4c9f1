package dev.kanak.pipeline.stt.conformer;

import dev.kanak.pipeline.stt.window.Reading;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Joins word pieces into words: a piece that begins with U+2581 begins a word. */
final class WordPieces {

    private static final String WORD_BEGIN = "\u2581";
    private static final String UNKNOWN = "<unk>";

    private WordPieces() {}

    /**
     * The words of a reading.
     *
     * @param texts pieces by local id
     * @param frameMs length of an encoded frame
     */
    static Reading join(List<Token> tokens, List<String> texts, double frameMs) {
        var words = new ArrayList<Reading.Word>();
        var pending = new ArrayList<Token>();
        for (Token token : tokens) {
            if (texts.get(token.piece()).startsWith(WORD_BEGIN)) {
                end(pending, texts, frameMs, words);
            }
            pending.add(token);
        }
        end(pending, texts, frameMs, words);
        return new Reading(words);
    }

    private static void end(List<Token> pending, List<String> texts, double frameMs, List<Reading.Word> words) {
        if (pending.isEmpty()) {
            return;
        }
        var text = new StringBuilder();
        double sum = 0;
        for (Token token : pending) {
            String piece = texts.get(token.piece());
            text.append(piece.equals(UNKNOWN) ? "" : piece.replace(WORD_BEGIN, ""));
            sum += token.probability();
        }
        if (!text.isEmpty()) {
            words.add(new Reading.Word(
                    Normalizer.normalize(text, Normalizer.Form.NFC),
                    (int) Math.round(pending.getFirst().firstFrame() * frameMs),
                    (int) Math.round(pending.getLast().endFrame() * frameMs),
                    Math.clamp(sum / pending.size(), 0, 1)));
        }
        pending.clear();
    }
}
