package dev.kanak.benchmarks.latency;

import dev.kanak.server.call.BrowserCaller;
import dev.kanak.server.call.Caller;
import dev.kanak.server.call.Chromium;
import dev.kanak.server.call.EventLog;
import dev.kanak.server.call.Loudness;
import dev.kanak.server.call.Pcm;
import dev.kanak.server.call.SeenEvent;
import dev.kanak.server.call.UdpRelay;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plays calls as a caller with manners does. Used by one thread, on which its browser is bound. */
final class CallPlayer implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    private static final Duration SPEECH_LIMIT = Duration.ofSeconds(60);

    /** Into the agent's speech that somebody speaks over it. */
    private static final double OVERLAP_SECONDS = 1.3;

    private static final double NOISE_BELOW_VOICE_DB = 20;
    private static final double NOISE_SECONDS = 7.3;
    private static final UdpRelay.Weather LOSSY = new UdpRelay.Weather(0.03, 0.01, 0, 7);
    private static final UdpRelay.Weather CLEAR = new UdpRelay.Weather(0, 0, 0, 0);

    private final Plan.Lane lane;
    private final Chromium chromium;

    private CallPlayer(Plan.Lane lane, Chromium chromium) {
        this.lane = lane;
        this.chromium = chromium;
    }

    /** For calls from Kanak's own page in a headless browser. */
    static CallPlayer chromium() {
        return new CallPlayer(Plan.Lane.CHROMIUM, new Chromium());
    }

    /** For calls over plain RTP. */
    @SuppressWarnings("NullAway") // no browser, none asked for
    static CallPlayer rtp() {
        return new CallPlayer(Plan.Lane.RTP, null);
    }

    PlayedCall play(Plan plan, String pipeline, URI kanak) {
        Pcm noise = plan.room() == Plan.Room.NOISE ? noise(plan.script()) : new Pcm(new short[0], Pcm.CALLER_RATE_HZ);
        if (lane == Plan.Lane.CHROMIUM) {
            try (var caller = browser(plan, kanak)) {
                if (noise.samples().length > 0) {
                    caller.background(noise);
                }
                var said = new ArrayList<SaidLine>();
                String trouble = converse(plan.script(), caller, said);
                return new PlayedCall(
                        plan,
                        pipeline,
                        said,
                        microphone(said, caller.recording()),
                        caller.recording(),
                        PlayedCall.all(caller.events()),
                        caller.concealedShare(),
                        -1,
                        trouble);
            }
        }
        UdpRelay.Weather weather = plan.room() == Plan.Room.LOSS ? LOSSY : CLEAR;
        try (var caller = new RtpCaller(kanak, plan.script().acceptLanguage(), weather, noise)) {
            var said = new ArrayList<SaidLine>();
            String trouble = converse(plan.script(), caller, said);
            return new PlayedCall(
                    plan,
                    pipeline,
                    said,
                    microphone(said, caller.recording()),
                    caller.recording(),
                    PlayedCall.all(caller.events()),
                    caller.concealedShare(),
                    caller.holes(),
                    trouble);
        }
    }

    private BrowserCaller browser(Plan plan, URI kanak) {
        var caller = new BrowserCaller(chromium.browser(), kanak, plan.script().acceptLanguage());
        caller.page().selectOption("#language", plan.script().acceptLanguage());
        caller.page().click("#talk");
        return caller;
    }

    /** Says every line in its turn; gives why it could not, or nothing. */
    private String converse(CallScript script, Caller caller, List<SaidLine> said) {
        int rateHz = lane == Plan.Lane.RTP ? RtpCaller.RATE_HZ : Pcm.CALLER_RATE_HZ;
        EventLog events = caller.events();
        try {
            events.await(0, "the greeting", ANSWER_LIMIT, event -> event.is("agent.audio_started"));
            for (CallScript.Line line : script.lines()) {
                awaitTurn(line, caller);
                Pcm sound = script.sound(line, rateHz);
                Caller.Spoken spoken = caller.speak(sound);
                double voiced = new Loudness(sound).last(0, sound.seconds()).orElse(sound.seconds());
                said.add(new SaidLine(line, sound, spoken.from(), spoken.from() + voiced));
                awaitAnswer(line, caller, spoken.from() + voiced);
            }
            events.awaitThat(
                    "the agent to finish",
                    SPEECH_LIMIT,
                    () -> events.agentIsSilent() || events.last("call.ended").isPresent());
            return "";
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private static void awaitTurn(CallScript.Line line, Caller caller) {
        EventLog events = caller.events();
        if (line.when() == CallScript.Manner.WAITS) {
            events.awaitThat("the agent to finish", SPEECH_LIMIT, events::agentIsSilent);
            double now = caller.clock();
            events.awaitThat("a breath", SPEECH_LIMIT, () -> caller.clock() > now + 0.4);
        } else {
            SeenEvent started = events.last("agent.audio_started").orElseThrow();
            events.awaitThat("some of the answer", SPEECH_LIMIT, () -> caller.clock() > started.at() + OVERLAP_SECONDS);
        }
    }

    /** The agent has begun to answer the line; a line that only agrees has no answer. */
    private static void awaitAnswer(CallScript.Line line, Caller caller, double voicedTo) {
        EventLog events = caller.events();
        if (line.when() == CallScript.Manner.AGREES) {
            events.awaitThat("the assent to be over", ANSWER_LIMIT, () -> caller.clock() > voicedTo + 1.5);
            return;
        }
        events.await(
                0,
                "an answer to " + line.manner() + " \"" + line.words() + "\"",
                ANSWER_LIMIT,
                event -> event.is("agent.audio_started") && event.at() > voicedTo);
    }

    /** The caller's side of the recording: every utterance where it was said. */
    private static Pcm microphone(List<SaidLine> said, Pcm like) {
        var samples = new short[like.samples().length];
        for (SaidLine line : said) {
            short[] sound = line.sound().at(like.rateHz()).samples();
            int at = Math.clamp(Math.round(line.from() * like.rateHz()), 0, samples.length);
            System.arraycopy(sound, 0, samples, at, Math.min(sound.length, samples.length - at));
        }
        return new Pcm(samples, like.rateHz());
    }

    /** Noise with the slope of a room's: each octave 3 dB weaker. */
    private static Pcm noise(CallScript script) {
        double level =
                script.sound(script.lines().getFirst(), RtpCaller.RATE_HZ).rmsDbfs() - NOISE_BELOW_VOICE_DB;
        var random = new Random(11);
        var shaped = new double[(int) (NOISE_SECONDS * Pcm.CALLER_RATE_HZ)];
        double slow = 0;
        double middle = 0;
        double squares = 0;
        for (int i = 0; i < shaped.length; i++) {
            double white = random.nextGaussian();
            slow += 0.002 * (white - slow);
            middle += 0.05 * (white - middle);
            shaped[i] = 12 * slow + 3 * middle + 0.3 * white;
            squares += shaped[i] * shaped[i];
        }
        double gain = 32_768 * Math.pow(10, level / 20) / Math.sqrt(squares / shaped.length);
        var samples = new short[shaped.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(gain * shaped[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(samples, Pcm.CALLER_RATE_HZ);
    }

    @Override
    public void close() {
        if (chromium != null) {
            chromium.close();
        }
    }
}
