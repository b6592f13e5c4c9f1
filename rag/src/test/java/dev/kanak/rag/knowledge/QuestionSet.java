package dev.kanak.rag.knowledge;

import dev.kanak.core.port.Retriever;
import dev.kanak.core.speech.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Questions with the topics that answer them, from {@code questions.tsv}. */
record QuestionSet(List<Question> questions) {

    /**
     * One question.
     *
     * @param set where it comes from
     * @param topics any of which answers it; empty if none does
     */
    record Question(String set, Language language, List<String> topics, String text) {

        /** Place of the first right article, from 1; 0 if it is not among the found. */
        int rank(List<Retriever.Article> found) {
            for (int i = 0; i < found.size(); i++) {
                String id = found.get(i).id();
                if (topics.contains(id.substring(0, id.lastIndexOf('.')))) {
                    return i + 1;
                }
            }
            return 0;
        }
    }

    /**
     * Share found.
     *
     * @param questions how many were asked
     * @param first share with a right article in the first place
     * @param third share with one in the first three
     * @param answered share with any article
     */
    record Recall(int questions, double first, double third, double answered) {}

    static QuestionSet load() {
        try (InputStream in = QuestionSet.class.getResourceAsStream("/questions.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new QuestionSet(
                    text.lines().skip(1).map(QuestionSet::question).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    QuestionSet only(String set, Language language) {
        return new QuestionSet(questions.stream()
                .filter(question -> question.set().equals(set) && question.language() == language)
                .toList());
    }

    Recall recall(Retriever retriever) {
        double first = 0;
        double third = 0;
        double answered = 0;
        for (Question question : questions) {
            List<Retriever.Article> found = retriever.find(question.text(), question.language(), 3);
            int rank = question.rank(found);
            first += rank == 1 ? 1 : 0;
            third += rank > 0 ? 1 : 0;
            answered += found.isEmpty() ? 0 : 1;
        }
        int size = questions.size();
        return new Recall(size, first / size, third / size, answered / size);
    }

    private static Question question(String row) {
        String[] column = row.split("\t", -1);
        List<String> topics = column[2].equals("-") ? List.of() : Arrays.asList(column[2].split("\\|"));
        return new Question(column[0], Language.of(column[1]).orElseThrow(), topics, column[3]);
    }
}
