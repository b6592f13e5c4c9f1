package dev.kanak.server.eval;

import dev.kanak.core.port.Retriever.Article;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often questions find their article, by language, and each miss. Not thread-safe. */
final class RetrievalScore {

    private static final String ALL = "all";

    /** Counts of one language. */
    private static final class Count {
        private int answerable;
        private int first;
        private int third;
        private int facts;
        private int withFact;
        private int refused;
        private int unanswerable;
        private int declined;
    }

    private final Map<String, Count> byLanguage = new TreeMap<>();
    private final List<Map<String, Object>> results = new ArrayList<>();
    private final List<String> misses = new ArrayList<>();

    RetrievalScore() {
        byLanguage.put(ALL, new Count());
    }

    /** Counts one question with the articles found for it, best first, and the answer they give. */
    void add(RetrievalQuestion question, List<Article> found) {
        String answer = found.isEmpty() ? "" : spoken(found.getFirst());
        List<String> ids = found.stream().map(Article::id).toList();
        int place = question.place(ids);
        boolean holds = question.isAnsweredBy(answer);
        for (String language : List.of(question.language().code(), ALL)) {
            count(byLanguage.computeIfAbsent(language, _ -> new Count()), question, ids, place, holds);
        }
        results.add(result(question, ids, place, holds));
        boolean right = question.answerable() ? place == 1 && holds : ids.isEmpty();
        if (!right) {
            misses.add("%s %s: %s%n  expected %s%n  found    %s%s"
                    .formatted(
                            question.line()
                                    .optionalText("id")
                                    .orElse(Integer.toString(question.line().number())),
                            question.language().code(),
                            question.text(),
                            question.answerable() ? question.articles() : "nothing",
                            ids.isEmpty() ? "nothing" : ids,
                            place == 1 && !holds ? "; lacks " + question.facts() : ""));
        }
    }

    /** The sentences that would be said; the whole text if the retriever does not choose them. */
    private static String spoken(Article article) {
        return article.answer().isEmpty() ? article.text() : article.answer();
    }

    private static void count(Count count, RetrievalQuestion question, List<String> ids, int place, boolean holds) {
        if (!question.answerable()) {
            count.unanswerable++;
            count.declined += ids.isEmpty() ? 1 : 0;
            return;
        }
        count.answerable++;
        count.first += place == 1 ? 1 : 0;
        count.third += place > 0 ? 1 : 0;
        count.refused += ids.isEmpty() ? 1 : 0;
        if (!question.facts().isEmpty()) {
            count.facts++;
            count.withFact += holds ? 1 : 0;
        }
    }

    private static Map<String, Object> result(RetrievalQuestion question, List<String> ids, int place, boolean holds) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("question", question.text());
        result.put("language", question.language().code());
        result.put("answerable", question.answerable());
        result.put("gold_articles", question.articles());
        result.put("found", ids);
        result.put("place", place);
        result.put("contains_fact", holds);
        return result;
    }

    /** The lowest share of first places of any language that has answerable questions. */
    double leastFirst() {
        return byLanguage.values().stream()
                .filter(count -> count.answerable > 0)
                .mapToDouble(count -> count.first / (double) count.answerable)
                .min()
                .orElse(1);
    }

    /** Prints each miss and the table, and writes every result to a file if one is named. */
    void print(PrintWriter print, Optional<Path> out) {
        misses.forEach(print::println);
        Table table = new Table(
                "language",
                "questions",
                "R@1",
                "R@3",
                "contains fact",
                "declined",
                "unanswerable",
                "declined, rightly");
        byLanguage.forEach((language, count) -> table.row(
                language,
                Integer.toString(count.answerable),
                share(count.first, count.answerable),
                share(count.third, count.answerable),
                share(count.withFact, count.facts),
                share(count.refused, count.answerable),
                Integer.toString(count.unanswerable),
                share(count.declined, count.unanswerable)));
        print.print(table);
        print.flush();
        out.ifPresent(file -> JsonLines.write(file, results));
    }

    private static String share(int part, int whole) {
        return Table.figure(whole == 0 ? Double.NaN : part / (double) whole);
    }
}
