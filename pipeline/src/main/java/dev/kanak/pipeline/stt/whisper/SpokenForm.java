package dev.kanak.pipeline.stt.whisper;

import dev.kanak.pipeline.stt.window.Reading;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words from a written text with punctuation: what a speaker would have said, with what is in brackets left out. Pure. */
final class SpokenForm {

    private static final Pattern ASIDE = Pattern.compile("\\[[^\\]]*]|\\([^)]*\\)|[♪♫*_#]+");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern EDGE = Pattern.compile("^[\\p{P}&&[^₹%]]+|[\\p{P}&&[^%]]+$");
    private static final Pattern GROUPING = Pattern.compile("(?<=\\d),(?=\\d)");

    private SpokenForm() {}

    /** The words of a text, each with the mean probability of the tokens that made it. */
    static List<Reading.Word> words(String text, List<GreedyText.Piece> pieces) {
        String plain =
                ASIDE.matcher(text).replaceAll(aside -> " ".repeat(aside.group().length()));
        var words = new ArrayList<Reading.Word>();
        Matcher found = WORD.matcher(plain);
        while (found.find()) {
            String word =
                    GROUPING.matcher(EDGE.matcher(found.group()).replaceAll("")).replaceAll("");
            if (!word.isEmpty()) {
                words.add(new Reading.Word(
                        Normalizer.normalize(word, Normalizer.Form.NFC),
                        -1,
                        -1,
                        probability(pieces, found.start(), found.end())));
            }
        }
        return words;
    }

    private static double probability(List<GreedyText.Piece> pieces, int start, int end) {
        double sum = 0;
        int count = 0;
        int from = 0;
        for (GreedyText.Piece piece : pieces) {
            if (piece.end() > start && from < end) {
                sum += piece.probability();
                count++;
            }
            from = piece.end();
        }
        return count == 0 ? 0 : Math.clamp(sum / count, 0, 1);
    }
}
