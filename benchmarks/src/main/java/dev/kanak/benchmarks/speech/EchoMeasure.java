package dev.kanak.benchmarks.speech;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Verbaliser;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.echo.EchoGate;
import dev.kanak.pipeline.turn.AnswerKind;
import dev.kanak.pipeline.turn.TurnAction;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.turn.TurnDetector;
import dev.kanak.pipeline.turn.TurnInput;
import dev.kanak.pipeline.vad.VoiceActivity;
import dev.kanak.server.LoadedEngines;
import dev.kanak.server.call.CallerVoice;
import dev.kanak.server.call.Checkout;
import dev.kanak.server.call.Pcm;
import dev.kanak.server.config.ConfigLoader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.logging.LogManager;

/**
 * The agent's own voice brought back over a room, alone and with a caller who speaks over it: how often turn taking stops
 * the agent for the echo, and how soon for the caller. Echo gate, voice activity and turn taking are those of a call, with the
 * default configuration; time is the audio's.
 */
public final class EchoMeasure {

    private static final int RATE_HZ = 16_000;
    private static final int FRAME = RATE_HZ / 50;
    private static final int[] GAINS_DB = {-6, -12, -20, -30};
    private static final int[] DELAYS_MS = {50, 150, 250, 400};

    /** When the agent begins: the greeting comes soon after the line opens. */
    private static final int AGENT_AT = RATE_HZ / 10;

    /** When the caller begins. */
    private static final int CALLER_AT = AGENT_AT + 3 * RATE_HZ / 2;

    /** −50 dBFS. */
    private static final int AUDIBLE = 104;

    private static final List<Clause> AGENT = List.of(
            clause(
                    "पचास ग्राम सोने पर चार लाख अस्सी हज़ार रुपये तक का लोन मिल सकता है, और ब्याज दर साढ़े नौ प्रतिशत"
                            + " से शुरू है।",
                    Language.HINDI),
            clause(
                    "लोन के लिए आधार, पैन और दो फ़ोटो चाहिए; गहने आपके सामने तौले और जाँचे जाते हैं, फिर रसीद मिलती"
                            + " है।",
                    Language.HINDI),
            clause(
                    "Estimate से चार लाख अस्सी हज़ार तक मिल सकता है; final amount branch में जाँच के बाद तय होगा।",
                    Language.HINGLISH),
            clause(
                    "By estimate you may get up to four lakh eighty thousand rupees; the branch decides after testing"
                            + " the gold.",
                    Language.ENGLISH));

    private static final Map<String, String> CALLERS = Map.of(
            "hi+m3", "रुको, मुझे पहले ये बताओ कि कौन से काग़ज़ लगेंगे",
            "hi+f4", "नहीं नहीं, मेरे पास तीस ग्राम सोना है",
            "hi+m5", "interest rate कितना है ये बताइए",
            "en-gb+m2", "wait, what documents do I need for this");

    private final LoadedEngines engines;
    private final TurnConfig turns;

    private EchoMeasure(LoadedEngines engines, TurnConfig turns) {
        this.engines = engines;
        this.turns = turns;
    }

    private static Clause clause(String text, Language language) {
        return new Clause(Verbaliser.verbalise(text, language), language, 1);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        var configuration = ConfigLoader.load(new ConfigLoader.Request(Checkout.root(), "test", Map.of(), List.of()));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var engines = LoadedEngines.load(configuration)) {
            new EchoMeasure(engines, configuration.engines().call().turn()).print(out);
        }
    }

    private void print(PrintStream out) throws InterruptedException {
        var agents = new ArrayList<Voice>();
        for (Clause clause : AGENT) {
            agents.add(agent(clause));
        }
        List<short[]> callers = CALLERS.entrySet().stream()
                .map(caller -> new CallerVoice(caller.getKey(), 160)
                        .say(caller.getValue())
                        .at(RATE_HZ)
                        .samples())
                .toList();
        out.println("| echo, dB | delay, ms | stopped by the echo | stopped by the caller | p50 / p95, ms |\n"
                + "|---|---|---|---|---|");
        for (int gain : GAINS_DB) {
            for (int delay : DELAYS_MS) {
                out.println(row(agents, callers, gain, delay));
            }
        }
    }

    private String row(List<Voice> agents, List<short[]> callers, int gainDb, int delayMs) throws InterruptedException {
        int stopped = 0;
        int spoken = 0;
        var after = new ArrayList<Long>();
        for (Voice agent : agents) {
            short[] echo = room(agent.heard, gainDb, delayMs);
            stopped += stoppedAt(echo, agent, 0).isPresent() ? 1 : 0;
            for (short[] caller : callers) {
                spoken++;
                stoppedAt(sum(echo, caller), agent, CALLER_AT + first(caller)).ifPresent(after::add);
            }
        }
        long[] sorted = after.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d of %d | %d of %d | %d / %d |",
                gainDb,
                delayMs,
                stopped,
                agents.size(),
                after.size(),
                spoken,
                percentile(sorted, 0.5),
                percentile(sorted, 0.95));
    }

    private static long percentile(long[] sorted, double share) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** A voice as it is sent and as it would be heard. */
    @SuppressWarnings("ArrayRecordComponent") // audio: made once, only read
    private record Voice(short[] sent, int rateHz, short[] heard) {}

    private Voice agent(Clause clause) throws InterruptedException {
        TextToSpeech tts = engines.engines().tts();
        var parts = new ArrayList<short[]>();
        tts.speak(clause, parts::add);
        int length = parts.stream().mapToInt(part -> part.length).sum();
        var sent = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, sent, at, part.length);
            at += part.length;
        }
        return new Voice(
                sent,
                tts.sampleRateHz(),
                new Pcm(sent, tts.sampleRateHz()).at(RATE_HZ).samples());
    }

    /** Milliseconds from a sample of the line to the moment at which turn taking stops the agent; empty if it does not. */
    private OptionalLong stoppedAt(short[] line, Voice agent, int from) throws InterruptedException {
        var gate = new EchoGate();
        VoiceActivity activity = engines.engines().vad().get();
        var detector = new TurnDetector(turns);
        var actions = new ArrayList<>(detector.on(new TurnInput.AgentSpeaking(true), MonotonicTime.ZERO));
        for (int at = 0; at + FRAME <= line.length && actions.isEmpty(); at += FRAME) {
            MonotonicTime begin = MonotonicTime.ofMillis(at * 1_000L / RATE_HZ);
            var frame = new AudioFrame(Arrays.copyOfRange(line, at, at + FRAME), RATE_HZ, begin);
            int sent = (at - AGENT_AT) / FRAME * (agent.rateHz / 50);
            if (at >= AGENT_AT && sent + agent.rateHz / 50 <= agent.sent.length) {
                gate.sent(Arrays.copyOfRange(agent.sent, sent, sent + agent.rateHz / 50), agent.rateHz, begin);
            }
            var heard = gate.isEcho(frame) ? new AudioFrame(new short[FRAME], RATE_HZ, begin) : frame;
            for (VoiceActivity.Decision decision : activity.push(heard)) {
                actions.addAll(detector.on(
                        switch (decision) {
                            case VoiceActivity.Decision.SpeechStarted(var _, var since, var _) ->
                                new TurnInput.SpeechStarted(since);
                            case VoiceActivity.Decision.SpeechStopped(var _, var since) ->
                                new TurnInput.SpeechStopped(since, 0, AnswerKind.OPEN, false);
                        },
                        frame.end()));
            }
            actions.addAll(detector.onTime(frame.end()));
            if (actions.contains(new TurnAction.StopSpeaking())) {
                return OptionalLong.of(frame.end().millis() - from * 1_000L / RATE_HZ);
            }
            actions.clear();
        }
        return OptionalLong.empty();
    }

    /** What comes back: the direct way, two walls, and the noise of the line. */
    private static short[] room(short[] sound, int gainDb, int delayMs) {
        var random = new Random(5);
        double gain = Math.pow(10, gainDb / 20.0);
        int delay = AGENT_AT + delayMs * RATE_HZ / 1_000;
        var back = new short[sound.length + delay];
        for (int i = 0; i < back.length; i++) {
            double heard =
                    gain * (at(sound, i - delay) + 0.4 * at(sound, i - delay - 53) - 0.25 * at(sound, i - delay - 131));
            back[i] = (short) Math.clamp(Math.round(heard + 4 * random.nextGaussian()), -32_768, 32_767);
        }
        return back;
    }

    private static double at(short[] sound, int i) {
        return i >= 0 && i < sound.length ? sound[i] : 0;
    }

    private static short[] sum(short[] echo, short[] caller) {
        var sum = new short[Math.max(echo.length, caller.length + CALLER_AT)];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) Math.clamp((long) (at(echo, i) + at(caller, i - CALLER_AT)), -32_768, 32_767);
        }
        return sum;
    }

    private static int first(short[] sound) {
        int at = 0;
        while (Math.abs(sound[at]) <= AUDIBLE) {
            at++;
        }
        return at;
    }
}
