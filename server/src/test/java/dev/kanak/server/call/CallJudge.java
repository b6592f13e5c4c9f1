package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.server.call.Conversation.Exchange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Judges a call by what its caller saw and heard. */
final class CallJudge {

    /** Time that audio takes from the agent's event to the caller's ear, jitter buffer included, at most. */
    private static final double PATH_SECONDS = 0.8;

    /** An event may be told after its sound, the first of a call once the events' socket is open. */
    private static final double EVENT_LATE_SECONDS = 0.25;

    /** Pause inside one reply that a listener takes for a sentence's end and not for a fault. */
    private static final double PAUSE_LIMIT_SECONDS = 1.0;

    private static final double SPEECH_FLOOR_DBFS = -45;
    private static final double SILENCE_CEILING_DBFS = -60;

    private final EventLog events;
    private final Pcm recording;
    private final Loudness loudness;

    CallJudge(EventLog events, Pcm recording) {
        this.events = events;
        this.recording = recording;
        this.loudness = new Loudness(recording);
    }

    /**
     * One turn of the agent, from its audio's first to its last event.
     *
     * @param text all that it said
     */
    record AgentTurn(String id, String text, double started, double stopped) {}

    List<AgentTurn> agentTurns() {
        return events.all("agent.audio_started").stream().map(this::turn).toList();
    }

    private AgentTurn turn(SeenEvent started) {
        String id = started.text("turn_id");
        SeenEvent stopped = events.all("agent.audio_stopped").stream()
                .filter(event -> event.text("turn_id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("turn " + id + " never stopped"));
        return new AgentTurn(id, text(id), started.at(), stopped.at());
    }

    private String text(String turnId) {
        return events.all("agent.text").stream()
                .filter(event -> event.text("turn_id").equals(turnId))
                .map(event -> event.text("text"))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow(() -> new AssertionError("turn " + turnId + " has audio and no text"));
    }

    /** Each utterance gave exactly one final, under an id of its own, and no final came from anything else. */
    void eachUtteranceHasOneFinal(List<Exchange> exchanges) {
        assertThat(exchanges)
                .allSatisfy(exchange -> assertThat(exchange.all("transcript.final"))
                        .as("finals of \"%s\"", exchange.words())
                        .hasSize(1));
        assertThat(events.all("transcript.final"))
                .hasSize(exchanges.size())
                .extracting(event -> event.text("utterance_id"))
                .doesNotHaveDuplicates();
    }

    /** Value of a slot after the last change of state. */
    JsonNode slot(String name) {
        return events.last("state.changed")
                .orElseThrow(() -> new AssertionError("the state never changed"))
                .body()
                .path("slots")
                .path(name);
    }

    void slotIs(String name, int value) {
        assertThat(number(slot(name))).as("slot " + name).isEqualByComparingTo(BigDecimal.valueOf(value));
    }

    /** The tool was called with one item of this weight and purity; gives its result. */
    JsonNode eligibilityOf(int grams, int karat) {
        SeenEvent called = events.all("tool.called").stream()
                .filter(event -> event.text("name").equals("check_eligibility"))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("check_eligibility was not called"));
        JsonNode items = called.body().at("/arguments/items");
        assertThat(items).as("items").hasSize(1);
        assertThat(number(items.at("/0/net_weight_g"))).isEqualByComparingTo(BigDecimal.valueOf(grams));
        assertThat(number(items.at("/0/purity_karat"))).isEqualByComparingTo(BigDecimal.valueOf(karat));
        return resultOf(called.text("tool_call_id"));
    }

    private JsonNode resultOf(String toolCallId) {
        SeenEvent finished = events.all("tool.finished").stream()
                .filter(event -> event.text("tool_call_id").equals(toolCallId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(toolCallId + " never finished"));
        assertThat(finished.body().path("ok").asBoolean()).as("tool ok").isTrue();
        return finished.body().path("result");
    }

    static BigDecimal number(JsonNode value) {
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw new AssertionError("not a number: " + value, e);
        }
    }

    /** The one turn of the agent whose text holds the amount in one of the ways to write it. */
    AgentTurn turnThatSays(List<String> ways) {
        List<AgentTurn> saying = agentTurns().stream()
                .filter(turn -> ways.stream().anyMatch(turn.text()::contains))
                .toList();
        assertThat(saying).as("turns that hold one of %s", ways).isNotEmpty();
        return saying.getFirst();
    }

    /** What could be heard of one turn, from its first to its last audible sample. */
    Pcm audioOf(AgentTurn turn) {
        double limit = Math.min(turn.stopped() + PATH_SECONDS, nextStart(turn));
        double first = loudness.first(turn.started() - 0.1, limit).orElseThrow(() -> new AssertionError("not heard"));
        return recording.between(first, loudness.last(first, limit).orElseThrow());
    }

    /**
     * Time from the caller's last voiced sample to the first sound of the answer, in ms at the caller's ear; one for
     * each utterance, in order.
     */
    List<Long> latenciesAtTheEar(List<Exchange> exchanges) {
        return exchanges.stream().map(this::latencyAtTheEar).toList();
    }

    private long latencyAtTheEar(Exchange exchange) {
        double from = exchange.voicedTo();
        double heard = loudness.first(from, recording.seconds())
                .orElseThrow(() -> new AssertionError("no sound after \"" + exchange.words() + "\""));
        return Math.round((heard - from) * 1000);
    }

    /** The server's record of each turn gives the latency that the caller had, but for the way to the ear. */
    void turnRecordsAreHonest(List<Exchange> exchanges) {
        List<Long> heard = latenciesAtTheEar(exchanges);
        List<Long> measured = latenciesMeasured();
        assertThat(measured).as("latencies measured").hasSameSizeAs(heard);
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i) - measured.get(i))
                    .as("heard %s, measured %s", heard, measured)
                    .isBetween(-100L, Math.round(PATH_SECONDS * 1000));
        }
    }

    /** The same latencies as the server measured them, up to the packet it sent. */
    List<Long> latenciesMeasured() {
        return events.all("turn.metrics").stream()
                .map(event -> event.body().path("voice_to_voice"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asLong)
                .toList();
    }

    /** Every turn of the agent can be heard, whole, unclipped and without holes. */
    void everyTurnOfTheAgentIsHeard() {
        assertThat(agentTurns()).isNotEmpty().allSatisfy(this::isHeard);
    }

    private void isHeard(AgentTurn turn) {
        Pcm speech = audioOf(turn);
        double first = loudness.first(turn.started() - 0.1, turn.stopped()).orElse(Double.MAX_VALUE);
        assertThat(first - turn.started()).as("time to the first sound").isLessThan(PATH_SECONDS);
        assertThat(speech.seconds()).as("length of the speech").isGreaterThan(0.3);
        assertThat(speech.rmsDbfs()).as("level of the speech").isGreaterThan(SPEECH_FLOOR_DBFS);
        assertThat(speech.peak()).as("peak of the speech").isLessThan(Short.MAX_VALUE);
        assertThat(new Loudness(speech).longestPause(0, speech.seconds()))
                .as("longest pause")
                .isLessThan(PAUSE_LIMIT_SECONDS);
    }

    private double nextStart(AgentTurn turn) {
        return agentTurns().stream()
                .mapToDouble(AgentTurn::started)
                .filter(start -> start > turn.started())
                .min()
                .orElse(Double.MAX_VALUE);
    }

    /** Between the agent's turns nothing can be heard. */
    void nothingIsHeardBetweenTheTurns() {
        double quietFrom = 0;
        for (AgentTurn turn : agentTurns()) {
            isQuiet(quietFrom, turn.started() - EVENT_LATE_SECONDS);
            quietFrom = turn.stopped() + PATH_SECONDS;
        }
        isQuiet(quietFrom, recording.seconds());
    }

    private void isQuiet(double from, double to) {
        if (to > from) {
            assertThat(recording.between(from, to).rmsDbfs())
                    .as("level between the turns, %.2f s to %.2f s", from, to)
                    .isLessThan(SILENCE_CEILING_DBFS);
        }
    }

    /** Answer to a question that was looked up: the articles that were found for it. */
    Optional<SeenEvent> knowledge() {
        return events.last("knowledge.found");
    }
}
