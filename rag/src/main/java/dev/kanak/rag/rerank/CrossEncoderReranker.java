package dev.kanak.rag.rerank;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.error.SpeechException;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.Reranking;
import dev.kanak.rag.search.Reranking.Exit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a cross-encoder segment by segment until its {@link ExitRule} or the clock says stop. */
final class CrossEncoderReranker implements Reranker {

    private final CrossEncoder model;
    private final RerankerConfig config;
    private final InferencePool pool;

    CrossEncoderReranker(CrossEncoder model, RerankerConfig config, InferencePool pool) {
        this.model = model;
        this.config = config;
        this.pool = pool;
    }

    @Override
    public Reranking rerank(String query, List<FoundPassage> candidates, Deadline deadline) {
        List<FoundPassage> read = candidates.subList(0, Math.min(config.candidates(), candidates.size()));
        var standings =
                new Standings(read.stream().mapToDouble(FoundPassage::score).toArray(), config.exit());
        List<Reranking.Segment> run = new ArrayList<>();
        Exit exit = standings.isCertain() ? Exit.NOT_NEEDED : run(query, read, standings, deadline, run);
        return new Reranking(order(candidates, standings), run, model.depth(), exit);
    }

    private Exit run(
            String query,
            List<FoundPassage> read,
            Standings standings,
            Deadline deadline,
            List<Reranking.Segment> run) {
        CrossEncoder.Pass pass =
                model.start(query, read.stream().map(CrossEncoderReranker::text).toList());
        var last = Duration.ZERO;
        for (int segment = 1; segment <= model.depth(); segment++) {
            if (deadline.left().compareTo(last) <= 0) {
                return Exit.DEADLINE;
            }
            long started = System.nanoTime();
            Optional<double[]> logits = infer(pass);
            last = Duration.ofNanos(System.nanoTime() - started);
            run.add(new Reranking.Segment(standings.alive().length, last));
            Optional<Exit> exit = stop(segment, logits, standings);
            if (exit.isPresent()) {
                return exit.get();
            }
            if (logits.isPresent()) {
                pass.keep(standings.leave());
            }
        }
        return Exit.LAST_SEGMENT;
    }

    private Optional<Exit> stop(int segment, Optional<double[]> logits, Standings standings) {
        Optional<Exit> clear = logits.flatMap(values -> standings.after(segment, values));
        return segment == model.depth() ? Optional.of(Exit.LAST_SEGMENT) : clear;
    }

    private Optional<double[]> infer(CrossEncoder.Pass pass) {
        try {
            return pool.call(pass::next);
        } catch (SpeechException e) {
            throw failed(e, e.retryable());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e, true);
        }
    }

    private static RetrievalException failed(Exception cause, boolean retryable) {
        return new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "the reranker failed", retryable, cause);
    }

    /** Heading and text; callers' phrases where there is no text. */
    private static String text(FoundPassage found) {
        Passage passage = found.passage();
        String text =
                passage.text().isBlank() ? passage.metadata().getOrDefault(PassageIndex.ASKED_AS, "") : passage.text();
        return passage.title().isBlank() ? text : passage.title() + ". " + text;
    }

    private static List<Reranking.Ranked> order(List<FoundPassage> candidates, Standings standings) {
        List<Reranking.Ranked> order = new ArrayList<>(candidates.size());
        for (int candidate : standings.order()) {
            order.add(new Reranking.Ranked(
                    candidates.get(candidate), standings.score(candidate), standings.segment(candidate)));
        }
        candidates.stream()
                .skip(order.size())
                .map(rest -> new Reranking.Ranked(rest, rest.score(), 0))
                .forEach(order::add);
        return order;
    }

    @Override
    public void close() {
        model.close();
    }
}
