package dev.kanak.server.eval;

import dev.kanak.core.port.Retriever;
import dev.kanak.rag.evaluation.SearchLatency;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.Conversations;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kanak eval retrieval}: asks the lender's knowledge labelled questions. */
@Command(
        name = "retrieval",
        description =
                "Ask the knowledge labelled questions; print by language how often the right article comes first and"
                        + " among three, the fact is in it, and what is declined; and each miss.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RetrievalCommand implements Callable<Integer> {

    private static final int DEPTH = 3;
    private static final int TIMES = 10;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private EvalOptions eval = new EvalOptions();

    @Option(names = "--min-first", paramLabel = "SHARE", description = "Fail if R@1 of any language is below this.")
    private double minFirst;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "Also measure how long finding an answer takes, so many at a time, each question ten times.")
    private int atOnce;

    @Spec
    private @Nullable CommandSpec spec;

    private void printLatency(PrintWriter print, Retriever knowledge, List<RetrievalQuestion> questions)
            throws InterruptedException {
        List<RetrievalQuestion> often = Stream.generate(() -> questions)
                .limit(TIMES)
                .flatMap(List::stream)
                .toList();
        SearchLatency latency = SearchLatency.of(often, atOnce, question -> {
            var found = knowledge.search(question.text(), Optional.empty(), question.language(), DEPTH);
            return found.effort().incomplete() > 0;
        });
        Table table = new Table("ms, " + atOnce + " at once", "p50", "p95", "p99", "CPU", "partial", "load");
        table.row(
                often.size() + " questions",
                Table.figure(latency.percentileMs(0.5)),
                Table.figure(latency.percentileMs(0.95)),
                Table.figure(latency.percentileMs(0.99)),
                Table.figure(latency.cpuPerSearch().toNanos() / 1e6),
                Integer.toString(latency.partial()),
                Table.figure(latency.load()));
        print.print("\n" + table);
        print.flush();
    }

    @Override
    public Integer call() throws Exception {
        Retriever knowledge = Conversations.knowledge(options.load());
        List<RetrievalQuestion> questions =
                eval.records().stream().map(RetrievalQuestion::of).toList();
        RetrievalScore score = new RetrievalScore();
        for (RetrievalQuestion question : questions) {
            score.add(question, knowledge.find(question.text(), question.language(), DEPTH));
        }
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        score.print(print, eval.out());
        if (atOnce > 0) {
            printLatency(print, knowledge, questions);
        }
        return score.leastFirst() < minFirst ? 1 : 0;
    }
}
