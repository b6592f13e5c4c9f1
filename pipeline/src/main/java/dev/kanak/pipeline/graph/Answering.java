package dev.kanak.pipeline.graph;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.Heard;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.time.MonotonicTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's turn that is being answered, and how long each stage of it takes. Owned by the session thread. */
final class Answering {

    private final String callId;
    private final CallMedia media;
    private final CallTimeline timeline;
    private final Rehearsal rehearsal;
    private final CallReport report;
    private @Nullable TurnStages stages;
    private Optional<Heard> cutOff = Optional.empty();

    Answering(String callId, CallMedia media, CallTimeline timeline, Rehearsal rehearsal, CallReport report) {
        this.callId = callId;
        this.media = media;
        this.timeline = timeline;
        this.rehearsal = rehearsal;
        this.report = report;
    }

    /** What was heard of the reply that the caller cut off, for the turn that comes next. */
    void cutOff(Heard heard) {
        cutOff = Optional.of(heard);
    }

    /** A turn is over and will be answered. */
    void begin(TurnStages turn) {
        turn.cutOff = cutOff;
        cutOff = Optional.empty();
        stages = turn;
    }

    /** What comes next answers no turn. */
    void drop() {
        stages = null;
    }

    /** Something was looked up for the answer. */
    void lookedUp(List<String> articles, SearchEffort effort) {
        if (stages != null) {
            stages.lookedUp(timeline.now(), articles, effort);
        }
    }

    void worded() {
        if (stages != null && stages.firstToken == null) {
            stages.firstToken = timeline.now();
        }
    }

    /** A sentence sounds: if it answers, the turn has its record. */
    void sounds(AgentTurn turn, MonotonicTime at) {
        if (stages != null && !Thinking.is(turn.say())) {
            long dropped = media.stats().framesDropped();
            var record = stages.record(callId, turn, at, rehearsal.endTurn(), dropped);
            report.tell(new CallEvent.TurnMetrics(report.nowMs(), record));
            stages = null;
        }
    }
}
