package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.error.VoiceException;
import dev.kanak.core.event.TurnRecord.Speculation;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.Verbaliser;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.tts.Clauses;
import dev.kanak.pipeline.turn.Rehearsals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the answer to a turn that is not over yet: lets the knowledge be searched, runs what has no effects and synthesises
 * the first clause, on a virtual thread of its own. What it makes is used only if the turn asks for exactly that, and forgotten
 * when the turn is over.
 */
final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private final Conversation conversation;
    private final TextToSpeech voice;
    private final BlockingQueue<List<DialogueInput>> requests = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Rehearsed> ready = new AtomicReference<>();
    private final Thread thread;
    private final AtomicLong turn = new AtomicLong();
    private final Rehearsals policy;
    private @Nullable Transcript partial;
    private boolean silent;
    private @Nullable Transcript before;
    private int begun;
    private Duration sparedVoice = Duration.ZERO;
    private boolean used;

    /** @param most rehearsals of one turn */
    Rehearsal(String callId, Conversation conversation, TextToSpeech voice, int most) {
        this.policy = new Rehearsals(most);
        this.conversation = conversation;
        this.voice = voice;
        this.thread = Thread.ofVirtual().name("rehearsal-" + callId).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /** What is heard from now on goes on with a turn that was taken to be over. */
    void goOn(Transcript first) {
        before = first;
    }

    /** The caller speaks on. */
    void speech() {
        silent = false;
        policy.speech();
    }

    /** The caller may have fallen silent: what is heard next is all that was said. */
    void pause() {
        silent = true;
        policy.pause();
        searchAhead();
    }

    /**
     * The caller has fallen silent.
     *
     * @param possible false while an answer could not be prepared
     * @param held what was heard of the sentence that the caller spoke over
     */
    void silence(boolean possible, Optional<String> held) {
        silent = true;
        searchAhead();
        begin(policy.silence() && possible, held);
    }

    /** What was heard so far. */
    void heard(Transcript soFar, boolean possible, Optional<String> held) {
        partial = soFar;
        searchAhead();
        begin(policy.heard(soFar.text()) && possible, held);
    }

    /** Lets the knowledge be searched for what was heard, whether an answer can be prepared or not; never blocks. */
    private void searchAhead() {
        Transcript soFar = partial;
        if (soFar != null) {
            conversation.heard(soFar.text(), soFar.language(), silent);
        }
    }

    /** Prepares the answer to what was heard; one that is being prepared is finished first. */
    private void begin(boolean worthIt, Optional<String> held) {
        Transcript soFar = partial;
        if (worthIt && soFar != null) {
            begun++;
            requests.add(inputs(soFar, held));
        }
    }

    private List<DialogueInput> inputs(Transcript soFar, Optional<String> held) {
        Transcript first = before;
        return first != null
                ? List.of(new DialogueInput.WentOn(EarlyEnd.joined(first, soFar)))
                : Stream.concat(
                                held.map(DialogueInput.Interrupted::new).stream(),
                                Stream.<DialogueInput>of(new DialogueInput.CallerSaid(soFar)))
                        .toList();
    }

    /** The caller's turn is over: nothing more is prepared for it. */
    void turnEnded() {
        policy.turnEnded();
        partial = null;
        silent = false;
        before = null;
    }

    /** Makes ready for the next turn while there is time. */
    void prepare() {
        requests.add(List.of());
    }

    /** The audio of a clause, if it was rehearsed; the session's thread. */
    Optional<Rehearsed> take(Clause clause) {
        Rehearsed made = ready.getAndSet(null);
        if (made == null || !made.clause().equals(clause)) {
            return Optional.empty();
        }
        used = true;
        sparedVoice = made.took();
        return Optional.of(made);
    }

    /** The turn has no answer: its rehearsals count as wasted in the next that has one. */
    void drop() {
        Duration _ = forget();
    }

    private Duration forget() {
        turn.incrementAndGet();
        boolean _ = requests.removeIf(request -> !request.isEmpty());
        ready.set(null);
        return conversation.endRehearsals();
    }

    /** The turn is answered: what became of its rehearsals, and of those that were dropped since the one before. */
    Speculation endTurn() {
        Duration spared = forget();
        int useful = used || !spared.isZero() ? 1 : 0;
        var outcome = new Speculation(
                begun, useful, begun - useful, spared.plus(sparedVoice).toMillis());
        begun = 0;
        used = false;
        sparedVoice = Duration.ZERO;
        return outcome;
    }

    @SuppressWarnings("CatchingUnchecked") // a rehearsal that fails must not harm the call
    private void run() {
        try {
            while (true) {
                List<DialogueInput> inputs = requests.take();
                try {
                    rehearse(inputs);
                } catch (RuntimeException e) {
                    LOG.atWarn()
                            .setMessage("rehearsal failed")
                            .addKeyValue("exception", e.getClass().getName())
                            .log();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void rehearse(List<DialogueInput> inputs) throws InterruptedException {
        if (inputs.isEmpty()) {
            conversation.prepareRehearsal();
            return;
        }
        long mine = turn.get();
        Optional<Say> say = conversation.rehearse(inputs);
        if (say.isPresent() && mine == turn.get()) {
            speak(say.get(), mine);
        }
        conversation.prepareRehearsal();
    }

    private void speak(Say say, long mine) throws InterruptedException {
        Optional<Clause> first = first(say);
        if (first.isEmpty()) {
            return;
        }
        var audio = new ArrayList<short[]>();
        long begunAt = System.nanoTime();
        var took = new long[1];
        try {
            voice.speak(first.get(), samples -> {
                took[0] = audio.isEmpty() ? System.nanoTime() - begunAt : took[0];
                audio.add(samples);
            });
        } catch (VoiceException _) {
            return;
        }
        if (mine == turn.get()) {
            ready.set(new Rehearsed(first.get(), audio, Duration.ofNanos(took[0])));
        }
    }

    /** The clause that would sound first, as it goes to the voice. */
    static Optional<Clause> first(Say say) {
        return Clauses.split(say.text()).stream()
                .findFirst()
                .map(text -> new Clause(Verbaliser.verbalise(text, say.language()), say.language(), say.rate()));
    }
}
