package dev.kanak.rag.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.PassageSearch;
import dev.kanak.rag.search.QueryClass;
import dev.kanak.rag.search.SearchTrace;
import dev.kanak.rag.search.SearchTrace.Kind;
import dev.kanak.rag.search.SearchTrace.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CachedSearchTest {

    private final Counting inner = new Counting();
    private final Map<String, float[]> meanings = new HashMap<>();
    private CacheScope scope = new CacheScope("lender-1", "2026-11-25");
    private final CachedSearch search =
            new CachedSearch(inner, new TextAnalysis(), Optional.of(new Meanings()), () -> scope, 3);

    /** Answers every question with a passage of the topic it is told. */
    private static final class Counting implements PassageSearch {
        private int searches;
        private String topic = "rates";
        private String version = "1";
        private Outcome dense = Outcome.DONE;

        @Override
        public Result search(Request request) {
            searches++;
            Passage passage = new Passage(topic + ".hi", topic, Language.HINDI, "", topic, Map.of());
            FoundPassage found = new FoundPassage(passage, 1, OptionalDouble.of(1), OptionalDouble.empty(), 1);
            SearchTrace.Leg leg = new SearchTrace.Leg(Kind.DENSE, dense, 1, Duration.ZERO);
            return new Result(
                    List.of(found),
                    new SearchTrace(
                            QueryClass.HINGLISH,
                            List.of(leg),
                            SearchTrace.Fusion.CONVEX,
                            Optional.empty(),
                            Duration.ZERO));
        }

        @Override
        public String version() {
            return version;
        }
    }

    private final class Meanings implements Embedder {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public String fingerprint() {
            return "meanings";
        }

        @Override
        public float[] embed(String text, Role role) {
            return meanings.getOrDefault(text, angle(text.hashCode() % 90 + 135));
        }
    }

    private static float[] angle(double degrees) {
        return new float[] {(float) Math.cos(Math.toRadians(degrees)), (float) Math.sin(Math.toRadians(degrees))};
    }

    private Kind ask(String question, Language language) {
        return search.search(new PassageSearch.Request(question, language, 3, Deadline.in(Duration.ofMinutes(1))))
                .trace()
                .legs()
                .getFirst()
                .kind();
    }

    private Kind ask(String question) {
        return ask(question, Language.HINDI);
    }

    @Nested
    class Hits {

        @Test
        void theSameTextIsFoundAgain() {
            assertThat(ask("ब्याज दर क्या है")).isEqualTo(Kind.DENSE);
            assertThat(ask(" ब्याज दर क्या है ")).isEqualTo(Kind.CACHE_EXACT);
        }

        @Test
        void soAreWordsThatSoundTheSameInAnyOrderAndScript() {
            ask("ब्याज की दर क्या है");

            assertThat(ask("dar kya hai byaaj ki")).isEqualTo(Kind.CACHE_SOUND);
            assertThat(inner.searches).isEqualTo(1);
        }

        @Test
        void soIsALikeMeaning() {
            meanings.put("byaj dar", angle(0));
            meanings.put("interest kitna", angle(10));
            meanings.put("auction kab", angle(60));
            ask("byaj dar");

            assertThat(ask("interest kitna")).isEqualTo(Kind.CACHE_MEANING);
            assertThat(ask("auction kab")).isEqualTo(Kind.DENSE);
        }

        @Test
        void whereQuestionsOfOtherAnswersLieCloseMoreLikenessIsAsked() {
            meanings.put("byaj dar", angle(0));
            meanings.put("byaj kitna", angle(12));
            meanings.put("processing shulk", angle(25));
            meanings.put("shulk byaj", angle(20));
            ask("byaj dar");
            assertThat(ask("byaj kitna")).isEqualTo(Kind.CACHE_MEANING);
            inner.topic = "fees";
            ask("processing shulk");

            assertThat(ask("byaj kitna")).as("between the two").isEqualTo(Kind.DENSE);
            assertThat(ask("shulk byaj")).isEqualTo(Kind.CACHE_MEANING);
        }
    }

    @Nested
    class Misses {

        @Test
        void anotherLanguageKnowledgeConfigurationOrPriceDate() {
            ask("byaj dar");
            assertThat(ask("byaj dar", Language.HINGLISH)).isEqualTo(Kind.DENSE);
            scope = new CacheScope("lender-2", "2026-11-25");
            assertThat(ask("byaj dar")).isEqualTo(Kind.DENSE);
            scope = new CacheScope("lender-1", "2026-11-26");
            assertThat(ask("byaj dar")).isEqualTo(Kind.DENSE);
            scope = new CacheScope("lender-1", "2026-11-25");
            inner.version = "2";
            assertThat(ask("byaj dar")).isEqualTo(Kind.DENSE);
            assertThat(inner.searches).isEqualTo(5);
        }

        @Test
        void aQuestionWithAFigureIsNeverKept() {
            ask("दो लाख का ब्याज");
            assertThat(ask("दो लाख का ब्याज")).isEqualTo(Kind.DENSE);
            ask("mera number 9876543210 hai byaj batao");
            assertThat(search.size()).isZero();
        }

        @Test
        void aResultThatALegIsMissingFromIsNotKept() {
            inner.dense = Outcome.LATE;
            ask("byaj dar");

            assertThat(ask("byaj dar")).isEqualTo(Kind.DENSE);
        }

        @Test
        void whatWasUsedLongestAgoGoesFirst() {
            ask("byaj dar");
            ask("neelami soochna");
            ask("shakha samay");
            ask("byaj dar");
            ask("dastavej soochi");

            assertThat(search.size()).isEqualTo(3);
            assertThat(ask("byaj dar")).isEqualTo(Kind.CACHE_EXACT);
        }
    }
}
