package dev.kanak.pipeline.graph;

import dev.kanak.core.port.CallMedia;
import dev.kanak.pipeline.graph.CallInput.FromEars;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches whether a call keeps up with its caller's audio, on a virtual thread of its own. */
final class BacklogWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BacklogWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final String callId;
    private final CallMedia media;
    private final CallTimeline timeline;
    private final Consumer<CallInput> inbox;
    private final Overload overload = new Overload();
    private final Thread thread;
    private long dropped;

    BacklogWatch(String callId, CallMedia media, CallTimeline timeline, Consumer<CallInput> inbox) {
        this.callId = callId;
        this.media = media;
        this.timeline = timeline;
        this.inbox = inbox;
        this.thread = Thread.ofVirtual().name("backlog-" + callId).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (media.isOpen()) {
                Thread.sleep(INTERVAL);
                read(media.inboundUtilisation());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(double utilisation) {
        long nowDropped = utilisation > 0 ? media.stats().framesDropped() : dropped;
        if (nowDropped > dropped) {
            LOG.atWarn()
                    .addKeyValue("call_id", callId)
                    .addKeyValue("frames_dropped", nowDropped - dropped)
                    .addKeyValue("frames_dropped_total", nowDropped)
                    .addKeyValue("utilisation", utilisation)
                    .log("caller audio dropped: recognition does not keep up");
            dropped = nowDropped;
        }
        if (overload.on(utilisation, timeline.now())) {
            LOG.atWarn()
                    .addKeyValue("call_id", callId)
                    .addKeyValue("frames_dropped_total", dropped)
                    .addKeyValue("utilisation", utilisation)
                    .log("call ended: inbound audio backed up for a second");
            inbox.accept(new FromEars.Overloaded());
        }
    }
}
