package dev.kanak.pipeline.stt.tier;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognition that steps down rather than fail: the streaming engine; if it fails or takes too long, the whole utterance by
 * the same engine again; then by the fallback engine; then nothing, for the caller to be asked again. Each tier has its time,
 * each transcript says which tier made it. Thread-safe.
 *
 * <p>An utterance's audio is kept until it is closed, no longer than its caller lets it grow.
 */
public final class TieredSpeechToText implements SpeechToText {

    /** Tier of an utterance that no engine could recognise. */
    public static final String NONE = "none";

    /** Added to the name of an engine that recognised the whole utterance again. */
    public static final String BATCH = "-batch";

    private static final Logger LOG = LoggerFactory.getLogger(TieredSpeechToText.class);

    private final SpeechToText engine;
    private final Optional<SpeechToText> fallback;
    private final TierConfig config;
    private final Retry retry;

    public TieredSpeechToText(SpeechToText engine, Optional<SpeechToText> fallback, TierConfig config) {
        this(engine, fallback, config, new Retry(config, new Random(), Thread::sleep));
    }

    TieredSpeechToText(SpeechToText engine, Optional<SpeechToText> fallback, TierConfig config, Retry retry) {
        this.engine = engine;
        this.fallback = fallback;
        this.config = config;
        this.retry = retry;
    }

    @Override
    public Utterance open(RecognitionContext context) {
        return new TieredUtterance(context);
    }

    private Transcript again(SpeechToText ears, RecognitionContext context, List<AudioFrame> audio)
            throws InterruptedException {
        try (Utterance utterance = ears.open(context)) {
            for (AudioFrame frame : audio) {
                var _ = retry.of(() -> utterance.push(frame));
            }
            return retry.of(utterance::finish);
        }
    }

    private static Optional<Transcript> within(Duration limit, String tier, Callable<Transcript> work)
            throws InterruptedException {
        var result = new FutureTask<>(work);
        Thread.ofVirtual().name("tier-" + tier).start(result);
        try {
            return Optional.of(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            warn(tier, "timed_out");
        } catch (ExecutionException e) {
            warn(tier, e.getCause() instanceof SpeechException known ? known.code() : "internal");
        } finally {
            boolean _ = result.cancel(true);
        }
        return Optional.empty();
    }

    private static void warn(String tier, String reason) {
        LOG.atWarn().addKeyValue("tier", tier).addKeyValue("reason", reason).log("recognition tier gave nothing");
    }

    private final class TieredUtterance implements Utterance {

        private final RecognitionContext context;
        private final List<AudioFrame> audio = new ArrayList<>();
        private final Optional<LiveStream> live;

        TieredUtterance(RecognitionContext context) {
            this.context = context;
            this.live = stream();
        }

        private Optional<LiveStream> stream() {
            try {
                return Optional.of(new LiveStream(engine.open(context), retry));
            } catch (SpeechException e) {
                warn("stream", e.code());
                return Optional.empty();
            }
        }

        @Override
        public Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
            audio.add(frame);
            return live.isPresent() ? live.get().push(frame) : Optional.empty();
        }

        @Override
        public void pausing() {
            live.ifPresent(LiveStream::pausing);
        }

        @Override
        public void ending() {
            live.ifPresent(LiveStream::ending);
        }

        @Override
        public void goingOn() {
            live.ifPresent(LiveStream::goingOn);
        }

        @Override
        public void catchUp() throws InterruptedException {
            if (live.isPresent()) {
                live.get().catchUp();
            }
        }

        @Override
        public Transcript finish() throws InterruptedException {
            Optional<Transcript> heard = Optional.empty();
            if (live.isPresent()) {
                heard = within(config.stream(), "stream", live.get()::finish);
            }
            if (heard.isEmpty()) {
                live.ifPresent(LiveStream::close);
                heard = within(config.batch(), "batch", () -> again(engine, context, audio))
                        .map(transcript -> transcript.from(transcript.tier() + BATCH));
            }
            if (heard.isEmpty() && fallback.isPresent()) {
                SpeechToText last = fallback.get();
                heard = within(config.fallback(), "fallback", () -> again(last, context, audio));
            }
            return heard.orElseGet(
                    () -> new Transcript("", context.language().orElse(Language.HINDI), 0, List.of(), NONE));
        }

        @Override
        public void close() {
            live.ifPresent(LiveStream::close);
            audio.clear();
        }
    }
}
