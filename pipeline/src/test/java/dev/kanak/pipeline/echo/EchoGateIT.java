package dev.kanak.pipeline.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.pipeline.Caller;
import dev.kanak.pipeline.TestFiles;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.pipeline.vad.VadConfig;
import dev.kanak.pipeline.vad.VoiceActivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent's real voice, sent out and brought back over a room; the caller's real voice beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EchoGateIT {

    private static final int RATE_HZ = 16_000;

    /** Speech that stops the agent, as configured; the agent begins with the first frame of the line. */
    private static final int INTERRUPTS_MS = 90;

    private short[] agent = new short[0];
    private short[] caller = new short[0];

    @BeforeAll
    void speak() throws InterruptedException {
        agent = Caller.say(
                "hi+f3",
                "आपके पचास ग्राम सोने पर चार लाख अस्सी हज़ार रुपये तक का लोन मिल सकता है, और ब्याज दर साढ़े नौ प्रतिशत"
                        + " से शुरू है।");
        caller = Caller.say("hi+m3", "रुको, मुझे पहले ये बताओ कि कौन से काग़ज़ लगेंगे");
    }

    /** What comes back: the direct way, two walls, and the noise of the line. */
    private static short[] room(short[] sound, double gainDb, int delayMs) {
        var random = new Random(5);
        double gain = Math.pow(10, gainDb / 20);
        int delay = delayMs * RATE_HZ / 1000;
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

    private static short[] sum(short[] a, short[] b, int offset) {
        var sum = new short[Math.max(a.length, b.length + offset)];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) Math.clamp((long) (at(a, i) + at(b, i - offset)), -32_768, 32_767);
        }
        return sum;
    }

    /** Longest time of speech without a break that is left of a line when its echo is taken out. */
    private long longestSpeechMs(short[] line, boolean gated) throws InterruptedException {
        try (var pool = new InferencePool(1, 8);
                var vad = SileroVad.load(TestFiles.models().resolve("vad/model.onnx"), pool)) {
            var activity = new VoiceActivity(vad.open(), VadConfig.standard());
            var gate = new EchoGate();
            long longest = 0;
            long voiced = 0;
            for (AudioFrame frame : Caller.frames(line)) {
                boolean echo = gated && isEcho(gate, frame);
                var _ = activity.push(
                        echo ? new AudioFrame(new short[Caller.FRAME], RATE_HZ, frame.capturedAt()) : frame);
                voiced = activity.speaking() && !echo ? voiced + 20 : 0;
                longest = Math.max(longest, voiced);
            }
            return longest;
        }
    }

    private boolean isEcho(EchoGate gate, AudioFrame frame) {
        return isEcho(gate, agent, frame);
    }

    private static boolean isEcho(EchoGate gate, short[] sent, AudioFrame frame) {
        int at = (int) (frame.capturedAt().nanos() * RATE_HZ / 1_000_000_000L);
        if (at + Caller.FRAME <= sent.length) {
            gate.sent(Arrays.copyOfRange(sent, at, at + Caller.FRAME), RATE_HZ, frame.capturedAt());
        }
        return gate.isEcho(frame);
    }

    private List<Boolean> verdicts(short[] line) {
        var gate = new EchoGate();
        var verdicts = new ArrayList<Boolean>();
        Caller.frames(line).forEach(frame -> verdicts.add(isEcho(gate, frame)));
        return verdicts;
    }

    @ParameterizedTest
    @CsvSource({
        "-6, 50",
        "-6, 150",
        "-6, 250",
        "-6, 400",
        "-12, 50",
        "-12, 150",
        "-12, 250",
        "-12, 400",
        "-20, 50",
        "-20, 150",
        "-20, 250",
        "-20, 400",
        "-30, 50",
        "-30, 150",
        "-30, 250",
        "-30, 400"
    })
    void theAgentsOwnVoiceNeverSoundsLikeSpeechForLongEnoughToInterruptIt(int gainDb, int delayMs)
            throws InterruptedException {
        assertThat(longestSpeechMs(room(agent, gainDb, delayMs), true)).isLessThan(INTERRUPTS_MS);
    }

    @Test
    void withoutTheGateItWould() throws InterruptedException {
        assertThat(longestSpeechMs(room(agent, -6, 130), false)).isGreaterThan(INTERRUPTS_MS);
    }

    @Nested
    class ACaller {

        @Test
        void aloneIsNeverTakenForAnEcho() {
            List<Boolean> verdicts = verdicts(caller);
            assertThat(verdicts.stream().filter(echo -> echo).count()).isLessThan(verdicts.size() / 50);
        }

        @ParameterizedTest
        @CsvSource({"-6, 130", "-12, 250", "-18, 90", "-30, 400"})
        void overTheEchoOfTheAgentIsHeardSoonEnoughToStopIt(int gainDb, int delayMs) throws InterruptedException {
            short[] line = sum(room(agent, gainDb, delayMs), caller, RATE_HZ);
            assertThat(longestSpeechMs(line, true)).isGreaterThan(INTERRUPTS_MS);
        }
    }

    @Test
    void theFirstSoundOfALineIsGatedToo() {
        int first = 0;
        while (Math.abs(agent[first]) < 1_000) {
            first++;
        }
        short[] greeting = Arrays.copyOfRange(agent, first, agent.length);
        var gate = new EchoGate();
        List<Boolean> verdicts = Caller.frames(room(greeting, -6, 50)).stream()
                .limit(12)
                .map(frame -> isEcho(gate, greeting, frame))
                .toList();

        assertThat(verdicts.subList(5, 12)).as("100 to 240 ms of the line").doesNotContain(false);
    }

    @Test
    void nothingIsAnEchoWhileNothingWasSent() {
        var gate = new EchoGate();
        assertThat(Caller.frames(agent)).noneMatch(gate::isEcho);
    }
}
