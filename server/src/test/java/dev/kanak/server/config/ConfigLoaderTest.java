package dev.kanak.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.pipeline.graph.HearingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void copyTheFilesOfTheRepository() throws IOException {
        Path config = Files.createDirectory(home.resolve("config"));
        for (String name : List.of("base.yaml", "personal.yaml", "test.yaml")) {
            Files.copy(Path.of("../config", name), config.resolve(name));
        }
    }

    private Configuration load(String profile, Map<String, String> environment, String... settings) {
        return ConfigLoader.load(new ConfigLoader.Request(home, profile, environment, List.of(settings)));
    }

    private void assertRefused(String message, String profile, Map<String, String> environment, String... settings) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> load(profile, environment, settings))
                .withMessage(message);
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(home.resolve("config").resolve(name), yaml);
    }

    @Nested
    class Layers {

        @Test
        void thePersonalProfileBindsToThisMachineOnlyAndNeedsNoKey() {
            var configuration = load("personal", Map.of());

            assertThat(configuration.gateway().bindAddress()).isEqualTo("127.0.0.1");
            assertThat(configuration.gateway().port()).isEqualTo(8080);
            assertThat(configuration.gateway().apiKeys()).isEmpty();
            assertThat(configuration.gateway().testEndpoints()).isFalse();
        }

        @Test
        void theTestProfileAddsTheTestEndpoints() {
            assertThat(load("test", Map.of()).gateway().testEndpoints()).isTrue();
        }

        @Test
        void eachLayerOverridesTheOneBefore() throws IOException {
            write("mine.yaml", "gateway:\n  port: 1001\n  body-timeout-ms: 1002\n  json-limit-bytes: 2001\n");

            var gateway = load(
                            "mine",
                            Map.of("KANAK_GATEWAY_BODY_TIMEOUT_MS", "1003", "KANAK_GATEWAY_JSON_LIMIT_BYTES", "2002"),
                            "gateway.json-limit-bytes=2003")
                    .gateway();

            assertThat(gateway.port()).isEqualTo(1001);
            assertThat(gateway.bodyTimeout()).isEqualTo(Duration.ofMillis(1003));
            assertThat(gateway.jsonLimitBytes()).isEqualTo(2003);
            assertThat(gateway.offerLimitBytes()).isEqualTo(65_536);
        }

        @Test
        void theStandardHearingIsTheOneOfTheBase() {
            assertThat(load("personal", Map.of()).engines().call().hearing()).isEqualTo(HearingConfig.standard());
        }

        @Test
        void listsMayBeSeparatedByCommas() {
            var gateway = load(
                            "personal",
                            Map.of("KANAK_GATEWAY_ALLOWED_ORIGINS", "https://a.example,https://b.example"),
                            "gateway.allowed-hosts=[kanak.lan]")
                    .gateway();

            assertThat(gateway.allowedOrigins()).containsExactly("https://a.example", "https://b.example");
            assertThat(gateway.allowedHosts()).containsExactly("kanak.lan");
        }

        @Test
        void variablesOfOthersAreLeftAlone() {
            assertThat(load("personal", Map.of("KANAK_JAVA_OPTS", "-Xmx1g", "KANAK_SHARED", "/x", "HOME", "/y"))
                            .profile())
                    .isEqualTo("personal");
        }
    }

    @Nested
    class Problems {

        @Test
        void allAreReportedAtOnceWithKeyLimitAndValue() throws IOException {
            write("mine.yaml", """
                    gatway:
                      port: 1
                    gateway:
                      port: 70000
                      body-timeout-ms: soon
                      allowed-origins: [bank.example]
                    test:
                      endpoints: perhaps
                    logs:
                      format: xml
                    chats:
                      max-opn: 3
                    """);

            assertRefused("""
                    8 problems in the configuration:
                      gateway.port: must be 0 to 65535, was 70000 (from config/mine.yaml)
                      gateway.allowed-origins: must be origins such as https://bank.example without a path, was "bank.example" (from config/mine.yaml)
                      gateway.body-timeout-ms: must be a whole number from 100 to 60000, was "soon" (from config/mine.yaml)
                      test.endpoints: must be true or false, was "perhaps" (from config/mine.yaml)
                      calls.max-open: must be 1 to 10000, was 0 (from --set)
                      logs.format: must be one of json, lines, was xml (from config/mine.yaml)
                      gatway.port: unknown key; did you mean gateway.port? (in config/mine.yaml)
                      chats.max-opn: unknown key; did you mean chats.max-open? (in config/mine.yaml)""", "mine", Map.of(), "calls.max-open=0");
        }

        @Test
        void aMistypedProfileIsNamedWithTheOnesThereAre() {
            assertRefused(
                    "--profile persnal: no such profile; there are personal, test; did you mean personal?",
                    "persnal",
                    Map.of());
        }

        @Test
        void aMistypedVariableIsRefused() {
            assertRefused(
                    "KANAK_GATEWAY_PROT: environment variable names no key; did you mean KANAK_GATEWAY_PORT?",
                    "personal",
                    Map.of("KANAK_GATEWAY_PROT", "1"));
        }

        @Test
        void aSettingWithoutEqualsIsRefused() {
            assertRefused("--set gateway.port: must be key=value", "personal", Map.of(), "gateway.port");
        }

        @Test
        void aKeyGivenTwiceInAFileIsRefused() throws IOException {
            write("mine.yaml", "gateway:\n  port: 1\n  port: 2\n");

            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> load("mine", Map.of()))
                    .withMessageStartingWith("config/mine.yaml: not readable as YAML at line 3: ");
        }

        @Test
        void aMissingHomeIsExplained() {
            Path nowhere = home.resolve("nowhere");

            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(
                            () -> ConfigLoader.load(new ConfigLoader.Request(nowhere, "personal", Map.of(), List.of())))
                    .withMessage("config/base.yaml: not found in " + nowhere
                            + "; run kanak from its own folder or set KANAK_HOME to it");
        }
    }

    @Nested
    class Knowledge {

        private KnowledgeConfig knowledge(Map<String, String> environment, String... settings) {
            return load("personal", environment, settings).mind().knowledge();
        }

        @Test
        void byDefaultNothingIsRerankedVectorsAreInMemoryAndResultsAreRemembered() {
            KnowledgeConfig knowledge = knowledge(Map.of());

            assertThat(knowledge.reranker()).isEmpty();
            assertThat(knowledge.qdrant()).isEmpty();
            assertThat(knowledge.cached()).isPositive();
        }

        @Test
        void theShippedRerankerIsChosenByItsName() {
            assertThat(knowledge(Map.of(), "knowledge.reranker=kanak").reranker())
                    .hasValueSatisfying(reranker ->
                            assertThat(reranker.model().folder()).isEqualTo(home.resolve("data/models/rerank")));
        }

        @Test
        void aRerankersFolderThatIsNotThereIsRefused() {
            assertRefused(
                    "knowledge.reranker: must be off, kanak or the folder of a published cross-encoder; there is no"
                            + " folder " + home.resolve("models/bge") + " (from --set)",
                    "personal",
                    Map.of(),
                    "knowledge.reranker=models/bge");
        }

        @Test
        void qdrantIsReachedWithAKeyOfTheEnvironmentThatIsNeverShown() {
            Map<String, String> environment = Map.of("KANAK_QDRANT_API_KEY", "hush-hush");
            KnowledgeConfig knowledge = knowledge(
                    environment,
                    "knowledge.vectors=qdrant",
                    "qdrant.url=https://qdrant.example",
                    "qdrant.collection=gold");

            KnowledgeConfig.Qdrant qdrant = knowledge.qdrant().orElseThrow();
            assertThat(qdrant.server().apiKey()).contains("hush-hush");
            assertThat(qdrant.server().collection()).isEqualTo("gold");
            assertThat(knowledge.toString()).doesNotContain("hush");
        }

        @Test
        void qdrantNeedsAnAddressAndAnEmbedder() {
            assertRefused("""
                    2 problems in the configuration:
                      knowledge.vectors: qdrant needs vectors; set knowledge.embedder to a model's folder (from --set)
                      qdrant.url: must be set for knowledge.vectors=qdrant, e.g. http://127.0.0.1:6334 (from config/base.yaml)""", "personal", Map.of(), "knowledge.vectors=qdrant", "knowledge.embedder=");
        }

        @Test
        void aKeyIsNotSentInTheClear() {
            assertRefused(
                    "qdrant.url: a key of Qdrant is not sent over the network in the clear: use https (from --set)",
                    "personal",
                    Map.of("KANAK_QDRANT_API_KEY", "hush-hush"),
                    "knowledge.vectors=qdrant",
                    "qdrant.url=http://qdrant.example:6334");
        }
    }

    @Nested
    class Keys {

        private static final String KEY = "0123456789abcdef";

        @Test
        void anAddressOthersCanReachNeedsOne() {
            assertRefused(
                    "gateway.bind-address: 0.0.0.0 can be reached from other machines and no API key is set;"
                            + " set the environment variable KANAK_API_KEYS or bind to 127.0.0.1 (from --set)",
                    "personal",
                    Map.of(),
                    "gateway.bind-address=0.0.0.0");
        }

        @Test
        void withOneItMayBind() {
            assertThat(load("personal", Map.of("KANAK_API_KEYS", KEY), "gateway.bind-address=0.0.0.0")
                            .gateway()
                            .apiKeys())
                    .containsExactly(new Secret(KEY));
        }

        @Test
        void neitherPrintingNorRecordsShowIt() {
            var configuration = load("personal", Map.of("KANAK_API_KEYS", KEY));

            assertThat(configuration.printed().get("KANAK_API_KEYS"))
                    .isEqualTo(new Configuration.Printed("***", "environment"));
            assertThat(configuration.toString()).doesNotContain(KEY).contains("***");
        }

        @Test
        void aShortOneIsRefusedWithoutRepeatingIt() {
            assertRefused(
                    "KANAK_API_KEYS: each key must have at least 16 characters",
                    "personal",
                    Map.of("KANAK_API_KEYS", "hunter2"));
        }
    }
}
