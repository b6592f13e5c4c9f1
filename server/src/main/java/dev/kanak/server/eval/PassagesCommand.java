package dev.kanak.server.eval;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.dense.EmbedderConfig;
import dev.kanak.rag.dense.Embedders;
import dev.kanak.rag.evaluation.PassageSet;
import dev.kanak.rag.evaluation.PassageSet.Question;
import dev.kanak.rag.evaluation.PassageSet.Writing;
import dev.kanak.rag.evaluation.RankingQuality;
import dev.kanak.rag.evaluation.SearchLatency;
import dev.kanak.rag.fusion.FusionWeights;
import dev.kanak.rag.fusion.HybridConfig;
import dev.kanak.rag.fusion.HybridSearch;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.index.WordScoring;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.PassageSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kanak eval passages}: finds Hindi paragraphs by questions in four writings. */
@Command(
        name = "passages",
        description =
                "Find XQuAD's Hindi paragraphs among MIRACL's by questions in Devanagari, in Latin letters as people"
                        + " spell, with slips, and in English.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PassagesCommand implements Callable<Integer> {

    private static final int DEPTH = 10;

    /** Of texts of any subject, which no subjects outside crowd out, a leg gives the best fifty. */
    private static final int CANDIDATES = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder with xquad/, miracl-hi/ and dakshina-hi/.")
    private Path data = Path.of("");

    @Option(
            names = "--half",
            paramLabel = "a|b",
            defaultValue = "b",
            description = "a: the even questions, for choosing weights; b: the odd ones, for reporting (default).")
    private Half half = Half.b;

    @Option(
            names = "--embedder",
            paramLabel = "DIR",
            description = "Folder of a model that embeds; without one only words are searched.")
    private @Nullable Path embedder;

    @Option(
            names = "--documents",
            paramLabel = "all|unseen",
            defaultValue = "all",
            description = "unseen: only the questions to documents that the shipped embedder was not trained on.")
    private Documents documents = Documents.all;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "Also measure how long searches take, so many at a time.")
    private int atOnce;

    private final InferencePool pool = new InferencePool(1, 64);

    @Spec
    private @Nullable CommandSpec spec;

    /** A half of the questions. */
    @SuppressWarnings("checkstyle:ConstantName")
    enum Half {
        a,
        b
    }

    /** Which documents are asked about. */
    @SuppressWarnings("checkstyle:ConstantName")
    enum Documents {
        all,
        unseen
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        PassageSet set = PassageSet.read(data);
        List<Question> questions = set.questions().stream()
                .filter(question -> question.isForReport() == (half == Half.b))
                .filter(question -> documents == Documents.all || question.document() % 2 == 1)
                .toList();
        List<Passage> all =
                Stream.concat(set.paragraphs().stream(), set.others().stream()).toList();
        Table table = new Table("question", "passages", "questions", "R@1", "nDCG@10");
        Table latency = new Table("ms, " + atOnce + " at once", "p50", "p95", "p99", "CPU", "partial", "load");
        try (PassageSearch search = search(all)) {
            for (Writing writing : List.of(Writing.DEVANAGARI, Writing.CASUAL, Writing.SPOILT)) {
                row(table, writing, all.size(), quality(search, questions, writing));
                if (atOnce > 0) {
                    row(latency, writing, latency(search, questions, writing));
                }
            }
        }
        try (PassageSearch search = search(set.paragraphs())) {
            row(table, Writing.ENGLISH, set.paragraphs().size(), quality(search, questions, Writing.ENGLISH));
        }
        print.print(table);
        print.print(atOnce > 0 ? "\n" + latency : "");
        print.flush();
        pool.close();
        return 0;
    }

    private PassageSearch search(List<Passage> passages) {
        TextAnalysis analysis = new TextAnalysis();
        Optional<Embedder> model =
                Optional.ofNullable(embedder).map(folder -> Embedders.load(EmbedderConfig.shipped(folder), pool));
        PassageIndex index = PassageIndex.inMemory(passages, analysis, model, WordScoring.ANY_SUBJECT);
        HybridConfig patient = new HybridConfig(PATIENCE, CANDIDATES, 0, FusionWeights.ANY_SUBJECT);
        return new HybridSearch(index, analysis, model, Optional.empty(), patient);
    }

    private static RankingQuality quality(PassageSearch search, List<Question> questions, Writing writing) {
        RankingQuality quality = new RankingQuality();
        for (Question question : questions) {
            String text = Objects.requireNonNull(question.text().get(writing));
            List<String> ranking = search
                    .search(new PassageSearch.Request(text, language(writing), DEPTH, Deadline.in(PATIENCE)))
                    .passages()
                    .stream()
                    .map(found -> found.passage().topicId())
                    .toList();
            quality.add(ranking, question.topicId());
        }
        return quality;
    }

    private SearchLatency latency(PassageSearch search, List<Question> questions, Writing writing)
            throws InterruptedException {
        List<String> texts = questions.stream()
                .map(question -> Objects.requireNonNull(question.text().get(writing)))
                .toList();
        return SearchLatency.of(search, texts, language(writing), atOnce);
    }

    private static void row(Table table, Writing writing, SearchLatency latency) {
        table.row(
                name(writing),
                Table.figure(latency.percentileMs(0.5)),
                Table.figure(latency.percentileMs(0.95)),
                Table.figure(latency.percentileMs(0.99)),
                Table.figure(latency.cpuPerSearch().toNanos() / 1e6),
                Integer.toString(latency.partial()),
                Table.figure(latency.load()));
    }

    private static Language language(Writing writing) {
        return switch (writing) {
            case DEVANAGARI -> Language.HINDI;
            case CASUAL, SPOILT -> Language.HINGLISH;
            case ENGLISH -> Language.ENGLISH;
        };
    }

    private static void row(Table table, Writing writing, int passages, RankingQuality quality) {
        table.row(
                name(writing),
                Integer.toString(passages),
                Integer.toString(quality.questions()),
                Table.figure(quality.first()),
                Table.figure(quality.gain()));
    }

    private static String name(Writing writing) {
        return switch (writing) {
            case DEVANAGARI -> "Devanagari";
            case CASUAL -> "Latin letters, as people spell";
            case SPOILT -> "the same with slips and lost words";
            case ENGLISH -> "English question, Hindi passage";
        };
    }
}
