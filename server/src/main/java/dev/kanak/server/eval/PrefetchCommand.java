package dev.kanak.server.eval;

import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.prefetch.PrefetchReplay;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.Conversations;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kanak eval prefetch}: how often what a question needs is found before the caller has finished. */
@Command(
        name = "prefetch",
        description =
                "Speak questions in calls, and replay what the recogniser gave while they were spoken: how often a search"
                        + " that stands for the finished question was done by the end of the turn, and how many were begun.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PrefetchCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private EvalOptions eval = new EvalOptions();

    @Mixin
    private CallOptions callers = new CallOptions();

    @Option(
            names = "--search-ms",
            paramLabel = "MS",
            description = "Time that a search is taken to need; default: ${DEFAULT-VALUE}, which 99 of 100 keep to.",
            defaultValue = "50")
    private int searchMs = 50;

    @Spec
    private @Nullable CommandSpec spec;

    /** Counts of one language. */
    private static final class Count {
        private int turns;
        private int atSpeechEnd;
        private int atTurnEnd;
        private int searches;
        private int most;
    }

    private final Map<String, Count> counts = new TreeMap<>();
    private final List<Map<String, Object>> results = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var configuration = options.load(CallOptions.PATIENT);
        var analysis = new TextAnalysis();
        var conversations = Conversations.load(configuration);
        try (var calls = callers.open(configuration, conversations, Double.NEGATIVE_INFINITY)) {
            for (SpokenQuestions.Call call : SpokenQuestions.calls(eval.records())) {
                for (HeardTurn turn : call.hold(calls)) {
                    count(turn, call.language(), PrefetchReplay.of(analysis, turn.said(), turn.text()));
                }
            }
        }
        print(Objects.requireNonNull(spec).commandLine().getOut());
        eval.out().ifPresent(file -> JsonLines.write(file, results));
        return 0;
    }

    private void count(HeardTurn turn, String language, PrefetchReplay.Outcome outcome) {
        boolean speech = outcome.readyBy(turn.speechEndMs(), searchMs);
        boolean end = outcome.readyBy(turn.endpointMs(), searchMs);
        for (String of : List.of(language, ALL)) {
            Count count = counts.computeIfAbsent(of, _ -> new Count());
            count.turns++;
            count.atSpeechEnd += speech ? 1 : 0;
            count.atTurnEnd += end ? 1 : 0;
            count.searches += outcome.searches();
            count.most = Math.max(count.most, outcome.searches());
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("language", language);
        result.put("heard", turn.text());
        result.put("speech_end_ms", turn.speechEndMs());
        result.put("endpoint_ms", turn.endpointMs());
        result.put("said", turn.said());
        result.put("searches", outcome.searches());
        result.put("ready", end);
        results.add(result);
    }

    private void print(PrintWriter print) {
        Table table = new Table(
                "language", "turns", "ready at the end of speech", "ready at the end of the turn", "searches", "most");
        counts.forEach((language, count) -> table.row(
                language,
                Integer.toString(count.turns),
                Table.figure(count.atSpeechEnd / (double) count.turns),
                Table.figure(count.atTurnEnd / (double) count.turns),
                Table.figure(count.searches / (double) count.turns),
                Integer.toString(count.most)));
        print.print(table);
        print.flush();
    }
}
