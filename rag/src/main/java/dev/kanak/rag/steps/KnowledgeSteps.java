package dev.kanak.rag.steps;

import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Homographs;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.answer.AnswerSentences;
import dev.kanak.rag.answer.AskedSentences;
import dev.kanak.rag.answer.AskedSentences.Candidate;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.Reranking;
import dev.kanak.rag.search.SearchTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the articles that answer a question, in as many searches as {@link StepPolicy} asks for. Thread-safe. */
public final class KnowledgeSteps implements Retriever {

    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeSteps.class);

    /** For all searches of a question together. */
    private static final Duration TIME = Duration.ofSeconds(1);

    /** Places below those asked for that are looked at to judge whether subjects outside are nearer. */
    private static final int LOOKED_AT = 40;

    /** A lower place is given only with this share of the best score. */
    private static final double WORTH_GIVING = 0.3;

    /** Articles of which the sentences are compared. */
    private static final int ANSWERING = 3;

    private final PassageSearch search;
    private final AnswerSentences sentences;
    private final StepPolicy policy;
    private final Predicate<Passage> outside;

    /**
     * @param outside true for a passage that only says that no article answers its subject
     */
    public KnowledgeSteps(
            PassageSearch search,
            TextAnalysis analysis,
            AnswerSentences sentences,
            StepConfig config,
            Predicate<Passage> outside) {
        this.search = search;
        this.sentences = sentences;
        this.outside = outside;
        this.policy = new StepPolicy(
                config, text -> analysis.question(text, true).content().size());
    }

    /**
     * What was found for a question and how.
     *
     * @param articles best first; empty if the knowledge has no answer
     * @param steps every search that was run, in order
     */
    public record Found(List<Article> articles, List<Step> steps) {

        public Found {
            articles = List.copyOf(articles);
            steps = List.copyOf(steps);
        }
    }

    @Override
    public List<Article> find(String query, Language language, int limit) {
        return find(query, Optional.empty(), language, limit);
    }

    @Override
    public List<Article> find(String query, Optional<String> earlier, Language language, int limit) {
        return ask(query, earlier, language, limit).articles();
    }

    @Override
    public Searched search(String query, Optional<String> earlier, Language language, int limit) {
        Found found = ask(query, earlier, language, limit);
        return new Searched(found.articles(), effort(found.steps()));
    }

    private static SearchEffort effort(List<Step> steps) {
        List<SearchTrace> traces = steps.stream().map(Step::trace).toList();
        List<Reranking> reranked =
                traces.stream().flatMap(trace -> trace.reranking().stream()).toList();
        return new SearchEffort(
                traces.size(),
                (int) traces.stream().filter(SearchTrace::isRemembered).count(),
                (int) traces.stream().filter(SearchTrace::isPartial).count(),
                reranked.stream().mapToInt(each -> each.segments().size()).sum(),
                reranked.stream().mapToInt(Reranking::segmentRows).sum(),
                false);
    }

    /**
     * The articles, and every step that led to them.
     *
     * @throws dev.kanak.core.error.RetrievalException (SEARCH_FAILED) if the knowledge cannot be searched
     */
    public Found ask(String asked, Optional<String> before, Language language, int limit) {
        String question = Homographs.apart(asked);
        Optional<String> earlier = before.map(Homographs::apart);
        Deadline deadline = Deadline.in(TIME);
        List<Step> done = new ArrayList<>();
        while (true) {
            switch (policy.next(question, earlier, done)) {
                case NextStep.Search(Step.Reason reason, String query) ->
                    done.add(run(reason, query, language, limit, deadline));
                case NextStep.Answer(List<Step> steps) -> {
                    return traced(articles(steps, language, limit), done);
                }
                case NextStep.Unknown() -> {
                    return traced(List.of(), done);
                }
            }
        }
    }

    private static Found traced(List<Article> articles, List<Step> done) {
        LOG.atDebug()
                .setMessage("knowledge asked")
                .addKeyValue("articles", articles.size())
                .addKeyValue("steps", done.stream().map(Step::label).collect(Collectors.joining(" ")))
                .log();
        return new Found(articles, done);
    }

    private Step run(Step.Reason reason, String query, Language language, int limit, Deadline deadline) {
        var result =
                search.search(new PassageSearch.Request(query, language, Math.max(limit, 1) + LOOKED_AT, deadline));
        List<FoundPassage> articles = result.passages().stream()
                .filter(each -> !outside.test(each.passage()))
                .toList();
        boolean outsideFirst = !result.passages().isEmpty()
                && outside.test(result.passages().getFirst().passage());
        double sufficiency = Sufficiency.of(result.passages(), outside);
        Verdict verdict =
                articles.isEmpty() && !outsideFirst ? Verdict.SHORT : policy.judge(reason, outsideFirst, sufficiency);
        return new Step(reason, query, articles, verdict, sufficiency, result.trace());
    }

    private List<Article> articles(List<Step> steps, Language language, int limit) {
        if (limit < 1) {
            return List.of();
        }
        Map<String, Article> articles = new LinkedHashMap<>();
        List<AskedSentences> asked = steps.stream()
                .map(step -> sentences.asked(step.query(), language))
                .toList();
        if (steps.size() > 1) {
            String both = IntStream.range(0, steps.size())
                    .mapToObj(i -> asked.get(i)
                            .chooseOne(steps.get(i).found().getFirst().passage()))
                    .collect(Collectors.joining(" "));
            steps.forEach(step -> add(articles, step.found().getFirst(), both));
        }
        for (int i = 0; i < steps.size(); i++) {
            AskedSentences its = asked.get(i);
            List<FoundPassage> given = worthGiving(steps.get(i), Math.max(limit, ANSWERING));
            AskedSentences.Choice answer = its.choose(candidates(steps.get(i), given));
            FoundPassage lead = given.get(answer.lead());
            add(articles, lead, answer.text());
            given.stream()
                    .filter(hit -> !hit.equals(lead))
                    .limit(limit - 1L)
                    .forEach(hit -> add(articles, hit, its.choose(hit.passage())));
        }
        return articles.values().stream().limit(limit).toList();
    }

    private static List<FoundPassage> worthGiving(Step step, int most) {
        double floor = step.found().getFirst().score() * WORTH_GIVING;
        return step.found().stream()
                .filter(hit -> hit.score() >= floor)
                .limit(most)
                .toList();
    }

    /** What the answer may be taken from: the first alone if the scores are ranks or a reranker's, which are no shares. */
    private static List<Candidate> candidates(Step step, List<FoundPassage> given) {
        boolean shares = switch (step.trace().scores()) {
            case CONVEX, SINGLE -> true;
            case RECIPROCAL_RANK -> false;
        };
        return given.stream()
                .limit(shares ? ANSWERING : 1)
                .map(hit -> new Candidate(hit.passage(), hit.score()))
                .toList();
    }

    private static void add(Map<String, Article> articles, FoundPassage found, String answer) {
        Passage passage = found.passage();
        articles.putIfAbsent(
                passage.id(),
                new Article(passage.id(), passage.title(), passage.text(), passage.language(), found.score(), answer));
    }
}
