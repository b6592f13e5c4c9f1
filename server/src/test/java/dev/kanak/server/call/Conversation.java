package dev.kanak.server.call;

import dev.kanak.server.call.Caller.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A call as a patient caller holds it: listens until the agent has finished, speaks, listens again. */
final class Conversation {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Duration SPEECH_LIMIT = Duration.ofSeconds(60);

    private final Caller caller;
    private final EventLog events;
    private final CallerVoice voice;
    private final List<Exchange> exchanges = new ArrayList<>();

    Conversation(Caller caller, CallerVoice voice) {
        this.caller = caller;
        this.events = caller.events();
        this.voice = voice;
    }

    /**
     * One utterance of the caller and all that happened until the agent had answered.
     *
     * @param words given to the synthesiser
     * @param voicedTo when the last of them could be heard
     * @param events from the first word until the agent fell silent
     */
    record Exchange(String words, double voicedTo, List<SeenEvent> events) {

        List<SeenEvent> all(String type) {
            return events.stream().filter(event -> event.is(type)).toList();
        }
    }

    void awaitGreeting() {
        events.await(0, "the greeting", ANSWER_LIMIT, event -> event.is("agent.text"));
        awaitSilence();
    }

    Exchange say(String words) {
        int start = events.size();
        Pcm speech = voice.say(words);
        Spoken spoken = caller.speak(speech);
        double voiced = new Loudness(speech).last(0, speech.seconds()).orElseThrow();
        return answered(words, spoken.from() + voiced, start);
    }

    private Exchange answered(String words, double voicedTo, int start) {
        SeenEvent heard = events.await(
                start, "the final of \"" + words + "\"", ANSWER_LIMIT, event -> event.is("transcript.final"));
        events.await(
                events.after(heard),
                "an answer to \"" + heard.text("text") + "\"",
                ANSWER_LIMIT,
                event -> event.is("agent.text"));
        awaitSilence();
        Exchange exchange = new Exchange(words, voicedTo, List.copyOf(events.from(start)));
        exchanges.add(exchange);
        return exchange;
    }

    private void awaitSilence() {
        events.awaitThat("the agent to finish", SPEECH_LIMIT, events::agentIsSilent);
    }

    /** All that was said so far. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }
}
