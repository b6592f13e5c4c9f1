package dev.kanak.server.gateway;

import dev.kanak.agent.AgentConfig;
import dev.kanak.agent.GoldLoanAgent;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.guard.OutboundRules;
import dev.kanak.agent.slot.PlaceReader;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.server.calls.CallService;
import dev.kanak.server.calls.CallsConfig;
import dev.kanak.server.chats.ChatService;
import dev.kanak.server.chats.ChatsConfig;
import dev.kanak.server.config.Secret;
import dev.kanak.server.health.Readiness;
import dev.kanak.server.metrics.Metrics;
import dev.kanak.server.outbound.OutboundChecks;
import dev.kanak.server.talk.TalkOptions;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A gateway on a free port over a fake line and a fake dialogue. */
final class RunningGateway implements AutoCloseable {

    static final String ORIGIN = "https://bank.example";

    /** A number that ends in 0 asked not to be called, one that ends in 1 agreed to a follow-up. */
    private static final OutboundChecks OUTBOUND = new OutboundChecks(
            new OutboundRules(LocalTime.of(10, 0), LocalTime.of(18, 0), ZoneId.of("Asia/Kolkata")),
            new OutboundChecks.Answers() {
                @Override
                public boolean doNotCall(String phone) {
                    return phone.endsWith("0");
                }

                @Override
                public boolean agreed(String phone, OutboundChecks.Purpose purpose) {
                    return purpose == OutboundChecks.Purpose.FOLLOW_UP && phone.endsWith("1");
                }
            },
            InstantSource.system());

    final FakeLine line = new FakeLine();
    final Metrics metrics = new Metrics();
    final Readiness readiness = new Readiness(List.of("media", "voice"));
    final CallService calls;
    final URI base;

    private final Vertx vertx = Vertx.vertx();
    private final Gateway gateway;

    private RunningGateway(List<Secret> keys, boolean testEndpoints, boolean serving) {
        var limits = new GatewayConfig.Events(2_048, 1_000, 20, 2, Duration.ofMillis(500), Duration.ofSeconds(20));
        var config = new GatewayConfig(
                "127.0.0.1",
                0,
                List.of(ORIGIN),
                List.of(),
                keys,
                65_536,
                16_384,
                Duration.ofMillis(700),
                Duration.ofMillis(900),
                Duration.ofSeconds(30),
                limits,
                testEndpoints);
        var chatsConfig = new ChatsConfig(4, Duration.ofMinutes(5), 1_000);
        calls = new CallService(
                new CallsConfig(
                        3, 1_000, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ZERO),
                line,
                metrics.calls(),
                InstantSource.system());
        var chats = new ChatService(chatsConfig, RunningGateway::conversation, metrics, InstantSource.system());
        gateway = new Gateway(vertx, config, chatsConfig, readiness, metrics);
        if (serving) {
            gateway.serve(new Services(
                    calls,
                    chats,
                    understanding(),
                    turn -> turn.text().isEmpty() ? 0 : 0.75,
                    OUTBOUND,
                    Optional.empty()));
        }
        readiness.set("media", Readiness.State.READY);
        readiness.set("voice", Readiness.State.READY);
        int port = gateway.listen()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .actualPort();
        base = URI.create("http://127.0.0.1:" + port);
    }

    static RunningGateway open() {
        return new RunningGateway(List.of(), true, true);
    }

    static RunningGateway withKey(String key) {
        return new RunningGateway(List.of(new Secret(key)), false, true);
    }

    static RunningGateway notServing() {
        return new RunningGateway(List.of(), true, false);
    }

    private static Understanding understanding() {
        return GoldLoanAgent.understanding(AgentConfig.of(
                Map.of(Language.HINDI, "Bank", Language.HINGLISH, "Bank", Language.ENGLISH, "Bank"),
                "1800-000-0101",
                Map.of("पुणे", new PlaceReader.Place("Pune", Optional.empty())),
                Set.of()));
    }

    private static Conversation conversation(TalkOptions options) {
        var zone = ZoneId.of("Asia/Kolkata");
        var clock = options.now().map(now -> Clock.fixed(now.toInstant(), zone)).orElse(Clock.system(zone));
        Retriever retriever =
                (query, language, _) -> List.of(new Retriever.Article(query + ".en", "Title", "Text", language, 1));
        return new Conversation(
                new FakeDialogue(options.language().orElse(Language.HINDI)),
                new ToolRunner(List.of(new Scale(options.toolStubs().containsKey("scale")))),
                retriever,
                new ConversationConfig(Duration.ofSeconds(2), 3),
                clock);
    }

    private record Scale(boolean broken) implements Tool {

        @Override
        public String name() {
            return "scale";
        }

        @Override
        public String description() {
            return "Weighs.";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of();
        }

        @Override
        public Map<String, Object> call(Map<String, Object> arguments) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return Map.of("value_inr", 480_000);
        }
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        gateway.close();
        calls.close();
        metrics.close();
    }
}
