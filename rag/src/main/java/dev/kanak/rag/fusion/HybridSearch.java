package dev.kanak.rag.fusion;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.index.LikeWords;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.index.PassageIndex.WordHit;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.Reranking;
import dev.kanak.rag.search.SearchTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words and vectors searched side by side, joined, and read once more by a reranker. Thread-safe.
 *
 * <p>Each leg runs on a virtual thread. One that is late or fails is left out and the trace says so; without a reranker, or
 * when it fails, the joined order stands.
 */
public final class HybridSearch implements PassageSearch {

    /** Vectors looked at for each topic wanted, which has many. */
    private static final int VECTORS_A_TOPIC = 8;

    private final PassageIndex index;
    private final TextAnalysis analysis;
    private final Optional<Embedder> embedder;
    private final Optional<Reranker> reranker;
    private final HybridConfig config;
    private final SearchAdmission admission = SearchAdmission.ofThisMachine();
    private final Optional<LikeWords> likeWords;

    /** Takes an index, which is closed with the search, and models, which are not. */
    public HybridSearch(
            PassageIndex index,
            TextAnalysis analysis,
            Optional<Embedder> embedder,
            Optional<Reranker> reranker,
            HybridConfig config) {
        this(index, analysis, embedder, reranker, config, Optional.empty());
    }

    /** The same with words of a like meaning, if the search has vectors. */
    public HybridSearch(
            PassageIndex index,
            TextAnalysis analysis,
            Optional<Embedder> embedder,
            Optional<Reranker> reranker,
            HybridConfig config,
            Optional<LikeWords> likeWords) {
        this.likeWords = likeWords;
        this.index = index;
        this.analysis = analysis;
        this.embedder = embedder;
        this.reranker = reranker;
        this.config = config;
    }

    @Override
    public Result search(Request request) {
        long begun = System.nanoTime();
        Question question = analysis.question(request.text(), request.language() != Language.ENGLISH);
        if (question.content().isEmpty() || request.limit() < 1) {
            return new Result(
                    List.of(), trace(question, List.of(), SearchTrace.Fusion.SINGLE, Optional.empty(), begun));
        }
        Legs legs = admission.take(config.legDeadline(), () -> run(question, request));
        Found found = new Found(index, legs, question, request.language(), config.vectors());
        int wanted = Math.max(request.limit(), reranker.isPresent() ? config.reranked() : 0);
        List<FoundPassage> fused = found.best(wanted, config.candidates());
        Optional<Leg.End<Reranking>> read = rerank(request, fused);
        Optional<Reranking> reranking = read.flatMap(Leg.End::value);
        List<FoundPassage> best = reranking.map(order -> inOrder(order, fused)).orElse(fused);
        return new Result(
                best.subList(0, Math.min(request.limit(), best.size())),
                trace(question, legs.trace(read), found.fusion(), reranking, begun));
    }

    @Override
    public String version() {
        String settings = config + "/" + reranker.isPresent();
        return index.version() + "-" + Integer.toHexString(settings.hashCode());
    }

    @Override
    public void close() {
        index.close();
    }

    private Legs run(Question question, Request request) {
        Leg<List<WordHit>> words = Leg.start("search-words", () -> index.byWords(question, config.candidates()));
        Deadline deadline = Deadline.in(config.legDeadline()).or(request.deadline());
        Optional<Leg.End<Legs.Vectors>> vectors = Optional.empty();
        if (embedder.isPresent() && index.vectors().isPresent()) {
            DenseIndex dense = index.vectors().get();
            Embedder model = embedder.get();
            vectors = Optional.of(Leg.start("search-vectors", () -> {
                        float[] vector = model.embed(request.text(), Embedder.Role.QUERY);
                        return new Legs.Vectors(
                                dense.search(vector, config.candidates() * VECTORS_A_TOPIC, request.deadline()),
                                likeWords.map(like -> like.of(question)));
                    })
                    .await(deadline));
        }
        boolean hasVectors = vectors.flatMap(Leg.End::value).isPresent();
        Legs legs = new Legs(words.await(hasVectors ? deadline : request.deadline()), vectors);
        if (!hasVectors && legs.words().value().isEmpty()) {
            throw new RetrievalException(
                    RetrievalException.Kind.SEARCH_FAILED, "no part of the search was there in time", true);
        }
        return legs;
    }

    /** Empty if there is nothing to read, or nobody who reads. */
    private Optional<Leg.End<Reranking>> rerank(Request request, List<FoundPassage> candidates) {
        if (reranker.isEmpty() || config.reranked() == 0 || candidates.isEmpty()) {
            return Optional.empty();
        }
        Reranker model = reranker.get();
        List<FoundPassage> read = candidates.subList(0, Math.min(config.reranked(), candidates.size()));
        Deadline deadline = Deadline.in(config.rerankerDeadline()).or(request.deadline());
        return Optional.of(Leg.start("rerank", () -> model.rerank(request.text(), read, deadline))
                .await(deadline));
    }

    /** What was read in its new order, then the rest in the old one. */
    private static List<FoundPassage> inOrder(Reranking reranking, List<FoundPassage> fused) {
        Stream<FoundPassage> read = reranking.order().stream()
                .map(ranked ->
                        ranked.segment() == 0 ? ranked.found() : ranked.found().withScore(ranked.score()));
        return Stream.concat(read, fused.stream().skip(reranking.order().size()))
                .toList();
    }

    private static SearchTrace trace(
            Question question,
            List<SearchTrace.Leg> legs,
            SearchTrace.Fusion fusion,
            Optional<Reranking> reranking,
            long begun) {
        Duration total = Duration.ofNanos(System.nanoTime() - begun);
        return new SearchTrace(question.queryClass(), legs, fusion, reranking, total);
    }
}
