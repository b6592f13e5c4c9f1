package dev.kanak.rag.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.PassageSearch.Request;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.Reranking;
import dev.kanak.rag.search.SearchTrace;
import dev.kanak.rag.search.SearchTrace.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridSearchTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final TextAnalysis ANALYSIS = new TextAnalysis();
    private static final List<Passage> PASSAGES = List.of(
            passage("auction.hi", "auction", Language.HINDI, "नीलामी", "किस्त न भरने पर गहनों की नीलामी होती है।"),
            passage(
                    "auction.en",
                    "auction",
                    Language.ENGLISH,
                    "Auction",
                    "Unpaid loans lead to an auction of the ornaments."),
            passage("rates.hi", "rates", Language.HINDI, "ब्याज दर", "सालाना ब्याज दर दस प्रतिशत है।"),
            passage("rates.en", "rates", Language.ENGLISH, "Interest", "The yearly rate of interest is ten percent."));

    private static Passage passage(String id, String topic, Language language, String title, String text) {
        return new Passage(id, topic, language, title, text, Map.of());
    }

    /** Knows two meanings: what is due, and what is sold. */
    private static class TwoMeanings implements Embedder {

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public String fingerprint() {
            return "two-meanings";
        }

        @Override
        public float[] embed(String text, Role role) {
            boolean sale = text.contains("नीलाम")
                    || text.contains("eelami")
                    || text.contains("uction")
                    || text.contains("hammer");
            return sale ? new float[] {1, 0} : new float[] {0, 1};
        }
    }

    private static PassageSearch search(Embedder embedder, Optional<Reranker> reranker, Duration legDeadline) {
        Embedder indexing = new TwoMeanings();
        PassageIndex index = PassageIndex.inMemory(PASSAGES, ANALYSIS, Optional.of(indexing));
        return new HybridSearch(index, ANALYSIS, Optional.of(embedder), reranker, new HybridConfig(legDeadline, 10, 5));
    }

    private static Request ask(String text, Language language) {
        return new Request(text, language, 2, Deadline.in(AMPLE));
    }

    private static List<String> ids(PassageSearch.Result result) {
        return result.passages().stream().map(found -> found.passage().id()).toList();
    }

    private static Outcome dense(PassageSearch.Result result) {
        return result.trace().legs().getLast().outcome();
    }

    @Nested
    class BothLegs {

        private final PassageSearch search = search(new TwoMeanings(), Optional.empty(), AMPLE);

        @Test
        void wordsOfAnyLanguageFindTheTopicInTheLanguageOfTheAnswer() {
            assertThat(ids(search.search(ask("neelami kab hoti hai", Language.ENGLISH))))
                    .first()
                    .isEqualTo("auction.en");
            assertThat(ids(search.search(ask("auction", Language.HINGLISH))))
                    .first()
                    .isEqualTo("auction.hi");
        }

        @Test
        void aMeaningFindsWhatNoWordDoes() {
            PassageSearch.Result result = search.search(ask("going under the hammer", Language.ENGLISH));

            assertThat(ids(result)).first().isEqualTo("auction.en");
            assertThat(result.passages().getFirst().sparse()).isEmpty();
            assertThat(result.trace().fusion()).isEqualTo(SearchTrace.Fusion.CONVEX);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "क्या है यह", "\u0000\u0007", "?!"})
        void aQuestionThatAsksNothingFindsNothing(String question) {
            assertThat(search.search(ask(question, Language.HINDI)).passages()).isEmpty();
        }

        @Test
        void atMostSoManyTopicsEachOnce() {
            PassageSearch.Result result = search.search(ask("नीलामी auction ब्याज", Language.HINDI));

            assertThat(ids(result)).containsExactlyInAnyOrder("auction.hi", "rates.hi");
        }
    }

    @Nested
    class ALegThatDoesNotCome {

        private static PassageSearch withEmbedder(Duration legDeadline, Supplier<float[]> vector) {
            return search(
                    new TwoMeanings() {
                        @Override
                        public float[] embed(String text, Role role) {
                            return vector.get();
                        }
                    },
                    Optional.empty(),
                    legDeadline);
        }

        @Test
        void lateVectorsAreLeftOutAndTheTraceSaysSo() {
            CountDownLatch never = new CountDownLatch(1);
            PassageSearch.Result result = withEmbedder(Duration.ofMillis(5), () -> {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return new float[] {1, 0};
                    })
                    .search(ask("नीलामी", Language.HINDI));

            assertThat(ids(result)).containsExactly("auction.hi");
            assertThat(dense(result)).isEqualTo(Outcome.LATE);
            assertThat(result.trace().fusion()).isEqualTo(SearchTrace.Fusion.RECIPROCAL_RANK);
            assertThat(result.trace().isPartial()).isTrue();
        }

        @Test
        void aModelThatFailsIsLeftOut() {
            PassageSearch.Result result = withEmbedder(AMPLE, () -> {
                        throw new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "no model", false);
                    })
                    .search(ask("नीलामी", Language.HINDI));

            assertThat(ids(result)).containsExactly("auction.hi");
            assertThat(dense(result)).isEqualTo(Outcome.FAILED);
        }

        @Test
        void vectorsOfAnotherModelAreLeftOut() {
            PassageSearch.Result result =
                    withEmbedder(AMPLE, () -> new float[] {1, 0, 0}).search(ask("नीलामी", Language.HINDI));

            assertThat(ids(result)).containsExactly("auction.hi");
            assertThat(dense(result)).isEqualTo(Outcome.FAILED);
        }

        @Test
        void anIndexWithoutVectorsSearchesWords() {
            PassageIndex index = PassageIndex.inMemory(PASSAGES, ANALYSIS, Optional.empty());
            PassageSearch words =
                    new HybridSearch(index, ANALYSIS, Optional.empty(), Optional.empty(), HybridConfig.DEFAULT);

            PassageSearch.Result result = words.search(ask("ब्याज", Language.HINDI));

            assertThat(ids(result)).containsExactly("rates.hi");
            assertThat(dense(result)).isEqualTo(Outcome.ABSENT);
            assertThat(result.trace().fusion()).isEqualTo(SearchTrace.Fusion.SINGLE);
            assertThat(result.trace().isPartial()).isFalse();
        }
    }

    @Nested
    class Reranked {

        private static Reranking reversed(List<FoundPassage> candidates) {
            List<Reranking.Ranked> order = candidates.reversed().stream()
                    .map(found -> new Reranking.Ranked(found, 0.5, 1))
                    .toList();
            List<Reranking.Segment> ran = List.of(new Reranking.Segment(candidates.size(), Duration.ofMillis(1)));
            return new Reranking(order, ran, 3, Reranking.Exit.MARGIN);
        }

        @Test
        void theRerankersOrderStands() {
            PassageSearch search =
                    search(new TwoMeanings(), Optional.of((_, candidates, _) -> reversed(candidates)), AMPLE);

            PassageSearch.Result result = search.search(ask("नीलामी auction ब्याज", Language.HINDI));

            assertThat(ids(result)).containsExactly("rates.hi", "auction.hi");
            assertThat(result.trace().reranking().orElseThrow().segmentRows()).isEqualTo(2);
        }

        @Test
        void whenItIsLateTheJoinedOrderStandsAndTheTraceSaysSo() {
            CountDownLatch never = new CountDownLatch(1);
            Reranker slow = (_, _, _) -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "given up", true);
            };
            PassageIndex index = PassageIndex.inMemory(PASSAGES, ANALYSIS, Optional.empty());
            HybridConfig impatient = new HybridConfig(AMPLE, 10, 5).withReranker(5, Duration.ofMillis(5));
            PassageSearch search = new HybridSearch(index, ANALYSIS, Optional.empty(), Optional.of(slow), impatient);

            PassageSearch.Result result = search.search(ask("नीलामी", Language.HINDI));

            assertThat(ids(result)).containsExactly("auction.hi");
            assertThat(result.trace().legs())
                    .filteredOn(leg -> leg.kind() == SearchTrace.Kind.RERANKER)
                    .singleElement()
                    .extracting(SearchTrace.Leg::outcome)
                    .isEqualTo(Outcome.LATE);
            assertThat(result.trace().isPartial()).isTrue();
        }

        @Test
        void whatItDidNotReadFollows() {
            PassageIndex index = PassageIndex.inMemory(PASSAGES, ANALYSIS, Optional.empty());
            Reranker one = (_, candidates, _) -> reversed(candidates);
            HybridConfig first = new HybridConfig(AMPLE, 10, 1);
            PassageSearch search = new HybridSearch(index, ANALYSIS, Optional.empty(), Optional.of(one), first);

            assertThat(ids(search.search(ask("नीलामी auction ब्याज", Language.HINDI))))
                    .containsExactlyInAnyOrder("auction.hi", "rates.hi");
        }

        @Test
        void whenItFailsTheJoinedOrderStands() {
            Reranker broken = (_, _, _) -> {
                throw new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "no model", false);
            };

            PassageSearch.Result result =
                    search(new TwoMeanings(), Optional.of(broken), AMPLE).search(ask("नीलामी", Language.HINDI));

            assertThat(ids(result)).first().isEqualTo("auction.hi");
            assertThat(result.trace().reranking()).isEmpty();
        }
    }

    @Test
    void theVersionTellsTheContentAndTheModelApart() {
        String words =
                PassageIndex.inMemory(PASSAGES, ANALYSIS, Optional.empty()).version();
        String vectors = PassageIndex.inMemory(PASSAGES, ANALYSIS, Optional.of(new TwoMeanings()))
                .version();
        String fewer = PassageIndex.inMemory(PASSAGES.subList(0, 2), ANALYSIS, Optional.empty())
                .version();

        assertThat(List.of(words, vectors, fewer)).doesNotHaveDuplicates();
        assertThat(PassageIndex.inMemory(PASSAGES, ANALYSIS, Optional.empty()).version())
                .isEqualTo(words);
    }
}
