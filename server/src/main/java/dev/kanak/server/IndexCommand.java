package dev.kanak.server;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.knowledge.KnowledgeIndex;
import dev.kanak.rag.knowledge.Publication;
import dev.kanak.tools.lender.LenderConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kanak index}: checks and indexes the articles, and has every server that serves the folder take them. */
@Command(
        name = "index",
        description = {
            "Check and index the lender's articles; if all are sound, running servers take them within a second or"
                    + " two.",
            "A broken article is named with what to mend; nothing changes then and the exit code is 2."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IndexCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--check", description = "Only check: publish nothing.")
    private boolean check;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var mind = options.load().mind();
        var variables = LenderConfig.read(mind.tools().lenderConfig()).kbVars();
        KnowledgeBase knowledge;
        String version;
        try {
            knowledge = KnowledgeBase.read(mind.knowledge().folder(), variables);
            try (KnowledgeIndex index = KnowledgeIndex.of(knowledge, Optional.empty(), Optional.empty())) {
                version = index.version();
            }
            if (!check) {
                Publication.mark(mind.knowledge().folder(), version, Instant.now());
            }
        } catch (RetrievalException e) {
            line.getErr().println("kanak: " + e.getMessage());
            line.getErr().println("kanak: nothing was published; what is served stays as it is.");
            return Main.BAD_INPUT;
        }
        knowledge
                .untranslated()
                .forEach(article -> line.getOut()
                        .printf(
                                "note: %s has no translation; callers of the other language hear it in %s%n",
                                article.id(), article.language().code()));
        line.getOut()
                .printf(
                        "%s %d subjects in %d articles, %d subjects outside; version %s%n",
                        check ? "checked" : "published",
                        knowledge.topics().size(),
                        knowledge.topics().stream()
                                .mapToInt(topic -> topic.articles().size())
                                .sum(),
                        knowledge.outside().size(),
                        version);
        line.getOut().flush();
        return 0;
    }
}
