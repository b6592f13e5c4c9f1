package dev.kanak.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.Retriever.Searched;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.knowledge.KnowledgeIndex;
import dev.kanak.server.config.ConfigLoader;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.metrics.Metrics;
import dev.kanak.tools.lender.LenderConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The knowledge as the server composes it from its configuration. */
final class KnowledgeEnginesTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** The vectors of a busy machine may be late, and what is late is not remembered. */
    private static final String BY_WORDS = "knowledge.embedder=";

    private final Metrics metrics = new Metrics();
    private LocalDate priceDay = LocalDate.of(2026, 11, 25);

    @AfterEach
    void close() {
        metrics.close();
    }

    private KnowledgeEngines load(String... settings) throws IOException {
        Configuration configuration =
                ConfigLoader.load(new ConfigLoader.Request(HOME, "personal", Map.of(), List.of(settings)));
        return KnowledgeEngines.load(
                configuration.mind().knowledge(),
                LenderConfig.read(configuration.mind().tools().lenderConfig()),
                () -> priceDay,
                metrics::search);
    }

    private static Searched ask(KnowledgeIndex index, String question) {
        return index.search(question, Optional.empty(), Language.HINDI, 3);
    }

    @Nested
    class Cache {

        @Test
        void theSameSoundsAreAnsweredFromMemoryAndCounted() throws IOException {
            try (KnowledgeEngines engines = load(BY_WORDS);
                    KnowledgeIndex index = engines.index()) {
                Searched first = ask(index, "ब्याज दर कितनी है");
                Searched again = ask(index, "ब्याज की दर क्या है");

                assertThat(first.effort().remembered()).isZero();
                assertThat(again.effort().remembered()).isEqualTo(1);
                assertThat(again.articles()).extracting(Article::id).first().isEqualTo("interest-rates.hi");
                assertThat(metrics.scrape())
                        .contains("kanak_knowledge_search_seconds_count{answered_by=\"cache_sound\"} 1")
                        .contains("kanak_knowledge_legs_total{leg=\"cache_sound\",outcome=\"done\"} 1.0");
            }
        }

        @Test
        void aQuestionWithAFigureIsSearchedForEachTime() throws IOException {
            try (KnowledgeEngines engines = load(BY_WORDS);
                    KnowledgeIndex index = engines.index()) {
                ask(index, "दो लाख पर ब्याज दर कितनी है");

                assertThat(ask(index, "दो लाख पर ब्याज दर कितनी है").effort().remembered())
                        .isZero();
            }
        }

        @Test
        void whatAnotherStateOfTheKnowledgeFoundIsNotRemembered() throws IOException {
            try (KnowledgeEngines engines = load(BY_WORDS);
                    KnowledgeIndex before = engines.index();
                    KnowledgeIndex after = engines.index()) {
                ask(before, "ब्याज दर कितनी है");

                assertThat(ask(after, "ब्याज दर कितनी है").effort().remembered())
                        .isZero();
            }
        }

        @Test
        void whatWasFoundBeforeTheDaysPriceIsNotRemembered() throws IOException {
            try (KnowledgeEngines engines = load(BY_WORDS);
                    KnowledgeIndex index = engines.index()) {
                ask(index, "ब्याज दर कितनी है");
                priceDay = priceDay.plusDays(1);

                assertThat(ask(index, "ब्याज दर कितनी है").effort().remembered())
                        .isZero();
                assertThat(ask(index, "ब्याज दर कितनी है").effort().remembered())
                        .isEqualTo(1);
            }
        }

        @Test
        void ofSizeNoneRemembersNothing() throws IOException {
            try (KnowledgeEngines engines = load(BY_WORDS, "knowledge.cache=0");
                    KnowledgeIndex index = engines.index()) {
                ask(index, "ब्याज दर कितनी है");

                assertThat(ask(index, "ब्याज दर कितनी है").effort().remembered())
                        .isZero();
            }
        }
    }

    @Nested
    class Reranker {

        @Test
        void isNotAskedByDefault() throws IOException {
            try (KnowledgeEngines engines = load(BY_WORDS);
                    KnowledgeIndex index = engines.index()) {
                assertThat(ask(index, "ब्याज दर कितनी है").effort().segments()).isZero();
            }
        }

        @Test
        void theRecordCountsTheSegmentsThatRanAndTheRowsTheyRead() throws IOException {
            try (KnowledgeEngines engines =
                            load(BY_WORDS, "knowledge.reranker=kanak", "knowledge.reranker-timeout-ms=10000");
                    KnowledgeIndex index = engines.index()) {
                Searched found = ask(index, "ब्याज दर कितनी है");

                assertThat(found.effort().segments()).isBetween(1, 3);
                assertThat(found.effort().segmentRows()).isBetween(2, 24);
                assertThat(metrics.scrape()).contains("kanak_knowledge_rerank_rows_total");
            }
        }

        @Test
        void aFolderWithoutAModelIsRefusedWithTheKeyAndWhatToDo(@TempDir Path empty) {
            assertThatThrownBy(() -> load(BY_WORDS, "knowledge.reranker=" + empty))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("knowledge.reranker")
                    .hasMessageContaining("model.onnx")
                    .hasMessageContaining("set it to off");
        }

        @Test
        void aFileThatIsNoModelIsRefused(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("model.onnx"), "not a graph");

            assertThatThrownBy(() -> load(BY_WORDS, "knowledge.reranker=" + folder))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("knowledge.reranker");
        }
    }

    @Nested
    class Embedder {

        @Test
        void aMissingModelIsNamedWithItsKey(@TempDir Path empty) {
            assertThatThrownBy(() -> load("knowledge.embedder=" + empty))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("knowledge.embedder")
                    .hasMessageContaining("model.onnx");
        }

        @Test
        void soIsADamagedOne(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("model.onnx"), "not a graph");

            assertThatThrownBy(() -> load("knowledge.embedder=" + folder))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("knowledge.embedder");
        }
    }

    @Nested
    class Qdrant {

        @Test
        void aDeadOneLeavesTheWordsAndSaysSo() throws IOException {
            try (KnowledgeEngines engines =
                            load("knowledge.vectors=qdrant", "qdrant.url=http://127.0.0.1:" + deadPort());
                    KnowledgeIndex index = engines.index()) {
                assertThat(engines.servesVectors()).isFalse();
                assertThat(engines.vectors()).isEqualTo("words alone: Qdrant cannot be reached");

                Searched found = ask(index, "ब्याज दर कितनी है");

                assertThat(found.articles()).extracting(Article::id).first().isEqualTo("interest-rates.hi");
                assertThat(found.effort().incomplete()).isEqualTo(1);
                assertThat(metrics.scrape()).contains("kanak_knowledge_legs_total{leg=\"dense\",outcome=\"failed\"}");
            }
        }

        private static int deadPort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }

    @Nested
    class HostileQuestions {

        static Stream<String> questions() {
            return Stream.of(
                    "தங்கக் கடனுக்கு வட்டி எவ்வளவு",
                    "\u0000\u0001\u0002\u001b[31m\u0007",
                    "\uD800\uDC00 \uDFFF",
                    "😀😀😀",
                    "क".repeat(100_000),
                    "ब्याज दर कितनी है " + "gold loan nilami byaj ".repeat(2_500));
        }

        @Test
        void areAnsweredOrDeclinedWithVectorsCacheAndReranker() throws IOException {
            try (KnowledgeEngines engines = load("knowledge.reranker=kanak", "knowledge.search-timeout-ms=20000");
                    KnowledgeIndex index = engines.index()) {
                for (String question : questions().toList()) {
                    Searched once = ask(index, question);
                    Searched again = ask(index, question);

                    assertThat(once.articles()).hasSizeLessThanOrEqualTo(3);
                    assertThat(again.articles()).isEqualTo(once.articles());
                }
            }
        }

        @Test
        void aScriptThatTheKnowledgeDoesNotSpeakFindsNothing() throws IOException {
            try (KnowledgeEngines engines = load("knowledge.search-timeout-ms=20000");
                    KnowledgeIndex index = engines.index()) {
                assertThat(ask(index, "தங்கக் கடனுக்கு வட்டி எவ்வளவு").articles())
                        .isEmpty();
                assertThat(ask(index, "\u0000\u0007\u001b").articles()).isEmpty();
            }
        }
    }

    @Test
    void inMemoryVectorsAreServedFromTheStart() throws IOException {
        try (KnowledgeEngines engines = load()) {
            assertThat(engines.vectors()).isEqualTo("memory");
            assertThat(engines.servesVectors()).isTrue();
        }
    }

    @Test
    void everyKeyOfTheSearchIsDocumented() throws IOException {
        String page = Files.readString(HOME.resolve("docs/knowledge.md"));
        Stream.of(
                        "knowledge.cache",
                        "knowledge.reranker",
                        "knowledge.vectors",
                        "qdrant.url",
                        "qdrant.collection",
                        "KANAK_QDRANT_API_KEY")
                .forEach(key -> assertThat(page).contains(key));
    }
}
