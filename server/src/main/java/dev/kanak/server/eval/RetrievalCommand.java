package dev.kanak.server.eval;

import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.speech.Language;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.Conversations;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
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

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private EvalOptions eval = new EvalOptions();

    @Option(names = "--min-first", paramLabel = "SHARE", description = "Fail if R@1 of any language is below this.")
    private double minFirst;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Retriever knowledge = Conversations.knowledge(options.load());
        RetrievalScore score = new RetrievalScore();
        for (JsonLine line : eval.records()) {
            RetrievalQuestion question = RetrievalQuestion.of(line);
            Language language = line.language().orElseThrow(() -> line.problem("names no language"));
            List<Article> found = knowledge.find(question.text(), language, DEPTH);
            score.add(question, found);
        }
        score.print(Objects.requireNonNull(spec).commandLine().getOut(), eval.out());
        return score.leastFirst() < minFirst ? 1 : 0;
    }
}
