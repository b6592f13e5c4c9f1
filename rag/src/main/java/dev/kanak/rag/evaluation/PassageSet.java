package dev.kanak.rag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.Passage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * XQuAD's Hindi paragraphs among MIRACL's Hindi passages, and the questions to them in four writings.
 *
 * @param paragraphs XQuAD's 240
 * @param others passages that answer none of the questions
 * @param questions in the order of the set
 */
public record PassageSet(List<Passage> paragraphs, List<Passage> others, List<Question> questions) {

    /** Seed of the first question's spelling. */
    private static final int SEED = 1000;

    /** How a question is written. */
    public enum Writing {
        /** As XQuAD has it. */
        DEVANAGARI,
        /** In spellings people gave the words. */
        CASUAL,
        /** The same with slips and lost words. */
        SPOILT,
        /** The English original. */
        ENGLISH
    }

    /**
     * A question.
     *
     * @param number place in the set, from 0
     * @param document place of the paragraph's document in the set, from 0
     * @param topicId the paragraph that answers it
     */
    public record Question(int number, int document, String topicId, Map<Writing, String> text) {

        /** Even questions are for choosing, odd ones for reporting. */
        public boolean isForReport() {
            return number % 2 == 1;
        }
    }

    /**
     * Reads {@code xquad/xquad.{hi,en}.json}, {@code miracl-hi/*.jsonl.gz} and {@code dakshina-hi/*.tsv} of a folder.
     *
     * @throws IOException if a file is missing or malformed
     */
    public static PassageSet read(Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        CasualSpelling spelling = CasualSpelling.read(folder.resolve("dakshina-hi"));
        JsonNode hindi =
                mapper.readTree(folder.resolve("xquad/xquad.hi.json").toFile()).path("data");
        JsonNode english =
                mapper.readTree(folder.resolve("xquad/xquad.en.json").toFile()).path("data");
        List<String> translations = new ArrayList<>();
        english.findValues("question").forEach(question -> translations.add(question.asText()));
        List<Passage> paragraphs = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        int document = -1;
        for (JsonNode article : hindi) {
            document++;
            for (JsonNode paragraph : article.path("paragraphs")) {
                String id = "xquad-" + paragraphs.size();
                paragraphs.add(passage(id, paragraph.path("context").asText()));
                for (JsonNode asked : paragraph.path("qas")) {
                    int number = questions.size();
                    String text = asked.path("question").asText();
                    questions.add(question(number, document, id, text, translations.get(number), spelling));
                }
            }
        }
        return new PassageSet(paragraphs, others(folder.resolve("miracl-hi"), mapper), questions);
    }

    private static Question question(
            int number, int document, String id, String text, String english, CasualSpelling spelling) {
        Random random = new Random(SEED + (long) number);
        String casual = spelling.write(text, random);
        return new Question(
                number,
                document,
                id,
                Map.of(
                        Writing.DEVANAGARI, text,
                        Writing.CASUAL, casual,
                        Writing.SPOILT, CasualSpelling.spoil(casual, random),
                        Writing.ENGLISH, english));
    }

    private static List<Passage> others(Path folder, ObjectMapper mapper) throws IOException {
        List<Passage> passages = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList()) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        JsonNode json = mapper.readTree(line);
                        String text = json.path("title").asText() + ". "
                                + json.path("text").asText();
                        passages.add(passage("miracl-" + json.path("docid").asText(), text));
                    }
                }
            }
        }
        return passages;
    }

    private static Passage passage(String id, String text) {
        return new Passage(id, id, Language.HINDI, "", text, Map.of());
    }
}
