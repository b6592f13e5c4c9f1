package dev.kanak.server.eval;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.event.CallEvent.FinalTranscript;
import dev.kanak.server.chats.ChatReply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A caller who follows a script on a line: speaks when the agent has finished, interrupts where the script says so, and says
 * a line again, twice at most, if it came to nothing: it was not heard, or misheard and of no use. Time is the audio of the line. One thread.
 */
final class ScriptedCaller implements CallerLine.Caller {

    private static final int FRAME_MS = 20;
    private static final int FRAME = CallerVoice.RATE_HZ * FRAME_MS / 1_000;
    private static final int REACTION_MS = 400;
    private static final int MOST_TRIES = 3;

    private final DialogueScript script;
    private final CallerVoice voice;
    private final Supplier<Dialogue.View> view;
    private final CallNotes notes;
    private final double noiseDbfs;
    private final Random random;
    private final ScriptTurns turns;
    private final List<ChatReply> replies = new ArrayList<>();
    private final List<String> transcript = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();

    private short[] speaking = {};
    private int spoken;
    private Optional<CallerVoice.Spoken> line = Optional.empty();
    private int tries;
    private int understoodBefore;
    private Dialogue.View before;
    private boolean agentReplied;
    private int agentMs;
    private int quietMs;

    /**
     * A line and what was heard of it.
     *
     * @param words as they were spoken
     * @param heard the final transcripts, one after another
     * @param right whether what was heard has the same sounds
     */
    record Exchange(String words, String heard, boolean right) {}

    /**
     * @param view the conversation as it is now
     * @param noiseDbfs level of the noise on the line; negative infinity for none
     * @param seed of that noise
     */
    ScriptedCaller(
            DialogueScript script,
            CallerVoice voice,
            Supplier<Dialogue.View> view,
            CallNotes notes,
            double noiseDbfs,
            long seed) {
        this.script = script;
        this.voice = voice;
        this.view = view;
        this.notes = notes;
        this.noiseDbfs = noiseDbfs;
        this.random = new Random(seed);
        this.turns = new ScriptTurns(script);
        this.before = view.get();
    }

    @Override
    public Optional<short[]> next(boolean agentAudible) throws InterruptedException {
        if (spoken >= speaking.length && !listen(agentAudible)) {
            return Optional.empty();
        }
        short[] frame = Arrays.copyOfRange(speaking, spoken, spoken + FRAME);
        spoken += FRAME;
        addNoise(frame);
        return Optional.of(frame);
    }

    /** Follows the agent and speaks when it is time; false to hang up. */
    private boolean listen(boolean agentAudible) throws InterruptedException {
        speaking = new short[FRAME];
        spoken = 0;
        if (agentAudible) {
            agentReplied = true;
            agentMs += FRAME_MS;
            quietMs = 0;
            if (turns.remain() && interruptsNow()) {
                takeReply();
                speakNext();
            }
            return true;
        }
        quietMs += FRAME_MS;
        return !agentReplied || quietMs < REACTION_MS || goOn();
    }

    private boolean interruptsNow() {
        var next = turns.peek(view.get());
        return next.event().equals("barge_in") && agentMs >= next.interruptsAtMs();
    }

    /** The agent has finished: says the line again or the next one. */
    private boolean goOn() throws InterruptedException {
        String heard = takeReply();
        boolean again = tries < MOST_TRIES
                && line.filter(said -> wasNotTold() || (!voice.saidSo(said, heard) && wasNoUse()))
                        .isPresent();
        if (view.get().ended() || (!again && !turns.remain())) {
            line = Optional.empty();
            return false;
        }
        if (again) {
            tries++;
            transcript.add("  caller again");
            speak(line.get().audio());
        } else {
            speakNext();
        }
        return true;
    }

    /** True if the dialogue was told nothing of the line. */
    private boolean wasNotTold() {
        return notes.understood() == understoodBefore;
    }

    /** True if the agent asks the same as before and has learnt and done nothing. */
    private boolean wasNoUse() {
        var reply = replies.getLast();
        return reply.toolCalls().isEmpty()
                && reply.articles().isEmpty()
                && reply.view().askedSlot().equals(before.askedSlot())
                && reply.view().slots().equals(before.slots());
    }

    private void speakNext() throws InterruptedException {
        ScriptTurns.Next next = turns.next(view.get());
        transcript.add(next.line());
        tries = 1;
        line = Optional.empty();
        String event = next.turn().event();
        if (event.equals("no_match")) {
            speak(backwards(
                    voice.say("आज मौसम कुछ अलग सा लग रहा है", script.language()).audio()));
        } else if (event.equals("no_input") || next.turn().text().isBlank()) {
            speak(new short[0]);
        } else {
            line = Optional.of(voice.say(next.turn().text(), script.language()));
            speak(line.get().audio());
        }
    }

    private void speak(short[] audio) {
        speaking = Arrays.copyOf(audio, Math.ceilDiv(audio.length, FRAME) * FRAME + FRAME);
        spoken = 0;
        agentReplied = false;
        agentMs = 0;
        quietMs = 0;
        understoodBefore = notes.understood();
        before = view.get();
    }

    /** Speech in which no word is to be found. */
    private static short[] backwards(short[] audio) {
        var reversed = new short[audio.length];
        for (int i = 0; i < audio.length; i++) {
            reversed[i] = audio[audio.length - 1 - i];
        }
        return reversed;
    }

    /** Writes down what the agent heard and did since the last time; returns what it heard. */
    String takeReply() {
        var heard = notes.takeHeard();
        heard.forEach(text -> transcript.add("    heard: %s (%.2f)".formatted(text.text(), text.confidence())));
        String words = heard.stream().map(FinalTranscript::text).collect(Collectors.joining(" "));
        line.filter(_ -> !heard.isEmpty() || agentReplied)
                .ifPresent(said -> exchanges.add(new Exchange(said.words(), words, voice.saidSo(said, words))));
        ChatReply reply = notes.takeReply(view.get());
        if (replies.isEmpty() || !reply.text().isEmpty() || !reply.toolCalls().isEmpty()) {
            replies.add(reply);
            transcript.addAll(HeldDialogue.lines(reply));
        }
        return words;
    }

    private void addNoise(short[] frame) {
        double amplitude = Math.pow(10, noiseDbfs / 20) * Short.MAX_VALUE;
        for (int i = 0; amplitude > 0 && i < frame.length; i++) {
            double sum = frame[i] + amplitude * random.nextGaussian();
            frame[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    HeldDialogue held() {
        return new HeldDialogue(script, replies, transcript);
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }
}
