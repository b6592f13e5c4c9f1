package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.time.MonotonicTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says now, what it will say next, and what it holds while somebody speaks over it. Owned by the session
 * thread.
 */
final class AgentVoice {

    private final Function<Say, AgentTurn> open;
    private final BooleanSupplier mayStart;
    private final Consumer<AgentTurn> onStart;
    private final Consumer<AgentTurn> onDrop;
    private final Deque<AgentTurn> waiting = new ArrayDeque<>();
    private final MuteVoice muteVoice = new MuteVoice();
    private @Nullable AgentTurn speaking;
    private @Nullable AgentTurn sounding;
    private @Nullable AgentTurn givenUp;
    private @Nullable Held held;

    /** A sentence that was given up, and when it fell silent. */
    record Cut(AgentTurn turn, MonotonicTime at) {}

    /**
     * A sentence that gave no sound, or no more, and was replaced.
     *
     * @param heard the words heard of it, if the rest will not be said
     */
    record Replaced(Optional<String> heard) {}

    /** A sentence that fell silent because somebody spoke over it, until it is known whether they meant to. */
    private record Held(AgentTurn turn, MonotonicTime at, List<Say> next) {

        Held and(Say say) {
            return new Held(
                    turn, at, Stream.concat(next.stream(), Stream.of(say)).toList());
        }
    }

    /**
     * A voice that is silent.
     *
     * @param open makes a sentence's turn and tells of it
     * @param mayStart whether a turn may begin to sound
     * @param onStart told of it when one does
     * @param onDrop told of each that never will
     */
    AgentVoice(
            Function<Say, AgentTurn> open,
            BooleanSupplier mayStart,
            Consumer<AgentTurn> onStart,
            Consumer<AgentTurn> onDrop) {
        this.open = open;
        this.mayStart = mayStart;
        this.onStart = onStart;
        this.onDrop = onDrop;
    }

    /** Says something once all that came before it is said. */
    void say(Say say) {
        Held cut = held;
        if (cut == null) {
            waiting.add(open.apply(say));
            startNext();
        } else {
            held = cut.and(say);
        }
    }

    /** What was made last is the rest of a sentence of which some words were heard. */
    private void continues(String heard) {
        AgentTurn rest = waiting.isEmpty() ? speaking : waiting.getLast();
        if (rest != null) {
            rest.follows(heard);
        }
    }

    void startNext() {
        if (speaking == null && !waiting.isEmpty() && mayStart.getAsBoolean()) {
            speaking = waiting.remove();
            onStart.accept(speaking);
            speaking.start();
        }
    }

    /** A sentence has become audible; false if it had been given up before. */
    boolean sounds(AgentTurn turn) {
        if (turn == givenUp) {
            return false;
        }
        sounding = turn;
        muteVoice.sounds(turn.say());
        return true;
    }

    /** Says something else, and what was to follow, in place of the sentence that is over, if nothing was heard of it. */
    Optional<Replaced> replaceMute() {
        AgentTurn mute = speaking;
        return mute == null || mute == sounding || mute.isStopped()
                ? Optional.empty()
                : Optional.of(replace(mute, muteVoice.of(mute.say()), mute.heardBefore()));
    }

    /** Says something else, and what was to follow, in place of the sentence that has begun, if the voice gives nothing, or no more, of it. */
    Optional<Replaced> replaceHanging() {
        AgentTurn hanging = speaking;
        if (hanging == null || hanging.isStopped() || hanging.hasAudio()) {
            return Optional.empty();
        }
        if (hanging != sounding) {
            return Optional.of(replace(hanging, muteVoice.of(hanging.say()), hanging.heardBefore()));
        }
        return hanging.runsDry()
                ? Optional.of(replace(hanging, afterCut(hanging), hanging.heardInAll()))
                : Optional.empty();
    }

    private MuteVoice.Remedy afterCut(AgentTurn turn) {
        return turn.rest().map(rest -> muteVoice.after(turn.say(), rest)).orElse(MuteVoice.NOTHING);
    }

    /** True while the sentence that has begun is out of audio and not over. */
    boolean runsDry() {
        return speaking != null && speaking.runsDry();
    }

    /** Samples of that sentence that the voice gave so far. */
    long given() {
        return speaking == null ? 0 : speaking.given();
    }

    private Replaced replace(AgentTurn silent, MuteVoice.Remedy remedy, String heard) {
        givenUp = silent;
        boolean _ = silent.stop();
        List<Say> next = remedy.says().isEmpty() ? List.of() : dropWaiting();
        remedy.says().forEach(this::say);
        if (!remedy.says().isEmpty() && !remedy.lost()) {
            continues(heard);
        }
        next.forEach(this::say);
        return new Replaced(remedy.lost() ? Optional.of(heard) : Optional.empty());
    }

    /** The sentence being said is over. */
    void ended() {
        if (speaking != null && !speaking.isStopped()) {
            muteVoice.said(speaking.say());
        }
        speaking = null;
    }

    /** True if nothing is being said, held or waiting. */
    boolean isIdle() {
        return speaking == null && held == null && waiting.isEmpty();
    }

    boolean hasNext() {
        return !waiting.isEmpty();
    }

    /** True while a sentence has begun and is not over, also one that is held. */
    boolean inSentence() {
        return speaking != null || held != null;
    }

    /** The words that were heard of a sentence that is held. */
    Optional<String> heldHeard() {
        return Optional.ofNullable(held).map(cut -> cut.turn().heardInAll());
    }

    /** True if assent would be the answer: most of a question was heard. */
    boolean asks() {
        AgentTurn turn = held == null ? speaking : held.turn();
        return turn != null && turn.say().askedSlot().isPresent() && turn.nearlyOver();
    }

    void duck(boolean softly) {
        if (speaking != null) {
            speaking.duck(softly);
        }
    }

    /** Is silent for as long as it is not known whether what is heard is a voice; time goes on. */
    void hush(boolean silently) {
        if (speaking != null) {
            speaking.hush(silently);
        }
    }

    /** Falls silent at once and keeps what was being said, and was to follow, until the words over it are known. */
    void hold(MonotonicTime at) {
        AgentTurn turn = speaking;
        if (turn != null && turn.stop()) {
            held = new Held(turn, at, dropWaiting());
        }
    }

    /** Goes on with what was held, at the word, or begins what had to wait. */
    void resume() {
        Held cut = held;
        held = null;
        if (cut != null) {
            cut.turn().rest().ifPresent(rest -> {
                say(rest);
                continues(cut.turn().heardInAll());
            });
            cut.next().forEach(this::say);
        }
        startNext();
    }

    /** Falls silent and forgets all that was not said; gives the sentence that was cut, if one was. */
    Optional<Cut> giveUp(MonotonicTime at) {
        var _ = dropWaiting();
        Held cut = held;
        held = null;
        if (cut != null) {
            givenUp = cut.turn();
            return Optional.of(new Cut(cut.turn(), cut.at()));
        }
        AgentTurn turn = speaking;
        givenUp = turn;
        return turn != null && turn.stop() ? Optional.of(new Cut(turn, at)) : Optional.empty();
    }

    /** Falls silent for good; gives the turn that was sounding. */
    Optional<AgentTurn> stop() {
        var _ = dropWaiting();
        Optional<AgentTurn> last = Optional.ofNullable(speaking);
        last.ifPresent(AgentTurn::stop);
        return last;
    }

    private List<Say> dropWaiting() {
        List<AgentTurn> dropped = List.copyOf(waiting);
        waiting.clear();
        dropped.forEach(AgentTurn::stop);
        dropped.forEach(onDrop);
        return dropped.stream().map(AgentTurn::say).toList();
    }
}
