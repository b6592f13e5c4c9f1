package dev.kanak.benchmarks.latency;

import dev.kanak.server.call.EventLog;
import dev.kanak.server.call.Pcm;
import dev.kanak.server.call.SeenEvent;
import java.util.List;

/**
 * One call that was played.
 *
 * @param pipeline {@code streaming} or {@code serial}
 * @param said what the caller said
 * @param caller what the caller's microphone gave, from time 0 of the clock
 * @param agent what the caller heard, from time 0 of the clock
 * @param concealedShare share of it that the caller's receiver made up
 * @param holes times the agent's voice stopped for want of a packet; -1 where the receiver does not tell
 * @param trouble why the call was not played to its end; empty if it was
 */
record PlayedCall(
        Plan plan,
        String pipeline,
        List<SaidLine> said,
        Pcm caller,
        Pcm agent,
        List<SeenEvent> events,
        double concealedShare,
        int holes,
        String trouble) {

    static List<SeenEvent> all(EventLog log) {
        return log.from(0);
    }
}
