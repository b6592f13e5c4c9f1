package dev.kanak.rag.index;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.util.VectorUtil;

/** What callers say for the subject of a passage: its phrases and its example questions. Pure. */
public final class Phrasings {

    /** How {@link PassageIndex#ASKED_AS} parts phrases. */
    private static final Pattern BETWEEN_PHRASES = Pattern.compile(" \\. |;\\s*");

    private static final String BETWEEN_WORDINGS = "\t";

    private Phrasings() {}

    /**
     * A phrase or a question.
     *
     * @param wordings at least one
     * @param sentence number of the passage's sentence that answers it, from 1; 0 if that is not told
     */
    public record Phrasing(Language language, List<String> wordings, int sentence) {

        public Phrasing {
            wordings = List.copyOf(wordings);
        }
    }

    /** Each phrase, then each question. */
    public static List<Phrasing> of(Passage passage) {
        List<Phrasing> phrasings = new ArrayList<>();
        Arrays.stream(BETWEEN_PHRASES.split(asked(passage), -1))
                .filter(phrase -> !phrase.isBlank())
                .forEach(phrase -> phrasings.add(new Phrasing(passage.language(), List.of(phrase), 0)));
        List<String> sentences = passage.metadata()
                .getOrDefault(PassageIndex.ANSWERED_BY, "")
                .lines()
                .toList();
        List<String> questions = examples(passage).lines().toList();
        for (int i = 0; i < questions.size(); i++) {
            int sentence = i < sentences.size() ? Integer.parseInt(sentences.get(i)) : 0;
            List<String> wordings = List.of(questions.get(i).split(BETWEEN_WORDINGS, -1));
            phrasings.add(new Phrasing(passage.language(), wordings, sentence));
        }
        return phrasings;
    }

    /** Every phrase and wording in one text, with a full stop between any two. */
    static String text(Passage passage) {
        List<String> all = new ArrayList<>();
        all.add(asked(passage));
        examples(passage).lines().forEach(line -> all.addAll(List.of(line.split(BETWEEN_WORDINGS, -1))));
        return String.join(" . ", all);
    }

    /** The phrases as they are written. */
    static String asked(Passage passage) {
        return passage.metadata().getOrDefault(PassageIndex.ASKED_AS, "");
    }

    private static String examples(Passage passage) {
        return passage.metadata().getOrDefault(PassageIndex.EXAMPLES, "");
    }

    /** The vector between vectors of length 1, of length 1 too. */
    public static float[] mean(List<float[]> vectors) {
        if (vectors.size() == 1) {
            return vectors.getFirst();
        }
        float[] sum = new float[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return VectorUtil.l2normalize(sum, false);
    }
}
