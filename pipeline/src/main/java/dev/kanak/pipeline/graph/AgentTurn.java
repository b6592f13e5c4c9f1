package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.error.VoiceException;
import dev.kanak.core.event.Heard;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.port.CallMedia.Playout;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.text.Verbaliser;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.graph.CallInput.FromMouth;
import dev.kanak.pipeline.tts.Clauses;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reply on its way to the caller: clause by clause through the voice into the playout, on a virtual thread of its
 * own. {@link #stop} may be called from any thread, the rest is the session's.
 */
final class AgentTurn {

    /** Typical of Hindi and English at a conversational rate. */
    private static final double SECONDS_PER_LETTER = 0.07;

    /** What the line takes at once. */
    private static final int FRAMES_PER_SECOND = 50;

    /** Share of the words after which a short answer is meant as one. */
    private static final double NEARLY_OVER = 0.7;

    private final String id;
    private final Say say;
    private final TextToSpeech voice;
    private final Playout playout;
    private final CallTimeline timeline;
    private final Unfinished unfinished;
    private final Consumer<CallInput> inbox;
    private final HeardText heard;
    private final Thread thread;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Optional<Rehearsed> rehearsed;
    private final SentAudio sent = new SentAudio();
    private final int frame;
    private String before = "";
    private long written;
    private volatile long handedOver;
    private volatile boolean made;
    private volatile @Nullable MonotonicTime firstClauseAt;
    private volatile @Nullable MonotonicTime firstAudioAt;
    private volatile boolean broken;

    AgentTurn(
            String id,
            Say say,
            Optional<Rehearsed> rehearsed,
            TextToSpeech voice,
            Playout playout,
            CallTimeline timeline,
            Unfinished unfinished,
            Consumer<CallInput> inbox) {
        this.id = id;
        this.say = say;
        this.voice = voice;
        this.playout = playout;
        this.timeline = timeline;
        this.unfinished = unfinished;
        this.inbox = inbox;
        this.rehearsed = rehearsed;
        this.frame = voice.sampleRateHz() / FRAMES_PER_SECOND;
        this.heard = new HeardText(voice.sampleRateHz() * SECONDS_PER_LETTER);
        this.thread = Thread.ofVirtual().name("voice-" + id).unstarted(this::speak);
    }

    void start() {
        playout.listen(
                () -> inbox.accept(new FromMouth.FirstAudible(this, timeline.now())),
                () -> inbox.accept(new FromMouth.Ended(this, timeline.now())));
        unfinished.begin();
        thread.start();
    }

    String id() {
        return id;
    }

    Say say() {
        return say;
    }

    @Nullable
    MonotonicTime firstClauseAt() {
        return firstClauseAt;
    }

    @Nullable
    MonotonicTime firstAudioAt() {
        return firstAudioAt;
    }

    /** Falls silent within one frame; true the first time. */
    boolean stop() {
        boolean first = !stopped.getAndSet(true);
        playout.stop();
        thread.interrupt();
        return first;
    }

    boolean isStopped() {
        return stopped.get();
    }

    /** True if there is audio that the line has not taken yet, as before it is connected; less than a frame waits for more. */
    boolean hasAudio() {
        return handedOver - playout.played() >= frame;
    }

    /** Samples that the voice gave so far. */
    long given() {
        return handedOver;
    }

    /** True while all audio that the voice gave was sent and more is to come. */
    boolean runsDry() {
        return firstAudioAt != null && !made && !stopped.get() && !hasAudio();
    }

    /** Speaks softly while somebody else may be beginning to. */
    void duck(boolean softly) {
        playout.duck(softly);
    }

    /** Speaks without a sound while it is not known whether somebody else does. */
    void hush(boolean silently) {
        playout.hush(silently);
    }

    /** What is left to say, from the word on that was cut; empty if all of it was heard. */
    Optional<Say> rest() {
        String left = HeardText.rest(say.text(), heard().text());
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Say(left, say.language(), say.askedSlot(), say.rate()));
    }

    /** Audio that was sent since the last time, a multiple of so many samples. The listening thread's. */
    short[] takeSent(int multiple) {
        return sent.take(playout.played(), multiple);
    }

    /** What the caller has heard of it so far. */
    Heard heard() {
        CallMedia.Received received = playout.received();
        synchronized (heard) {
            long ms = received.samples() * 1_000 / voice.sampleRateHz();
            return new Heard(heard.after(received.samples()), ms, received.acknowledged());
        }
    }

    /** It says the rest of a sentence of which some words were heard. */
    void follows(String words) {
        before = words;
    }

    /** The words heard of the pieces before it, if it is the rest of a sentence. */
    String heardBefore() {
        return before;
    }

    /** The words heard of the whole sentence, also of its pieces before. */
    String heardInAll() {
        return (before + " " + heard().text()).strip();
    }

    /** True if it was not given up and yet was not heard to its end: what was sent did not arrive, or the voice broke off. */
    boolean isMissed() {
        long played = playout.played();
        return !stopped.get() && (playout.received().samples() < played || (broken && played > 0));
    }

    /** True once most of its words were sent. */
    boolean nearlyOver() {
        return heard().text().length() >= NEARLY_OVER * say.text().length();
    }

    @SuppressWarnings("CatchingUnchecked") // a voice that fails in any way must not leave the call silent
    private void speak() {
        try {
            for (String clause : Clauses.split(say.text())) {
                speak(clause);
            }
            made = true;
            playout.finish();
        } catch (InterruptedException e) {
            playout.stop();
        } catch (RuntimeException e) {
            broken = true;
            playout.stop();
            inbox.accept(new FromMouth.Failed(this, e instanceof VoiceException known ? known.code() : "internal"));
        } finally {
            unfinished.end();
        }
    }

    private void speak(String clause) throws InterruptedException {
        if (firstClauseAt == null) {
            firstClauseAt = timeline.now();
        }
        String words = Verbaliser.verbalise(clause, say.language());
        synchronized (heard) {
            heard.begin(clause, written);
        }
        var spoken = new TextToSpeech.Clause(words, say.language(), say.rate());
        if (written == 0 && rehearsed.isPresent() && rehearsed.get().clause().equals(spoken)) {
            for (short[] samples : rehearsed.get().audio()) {
                write(samples);
            }
        } else {
            voice.speak(spoken, this::write);
        }
        synchronized (heard) {
            heard.end(written);
        }
    }

    private void write(short[] samples) throws InterruptedException {
        if (firstAudioAt == null) {
            firstAudioAt = timeline.now();
        }
        sent.add(samples);
        handedOver = written + samples.length;
        if (!playout.write(samples)) {
            throw new InterruptedException("playout stopped");
        }
        written += samples.length;
    }
}
