package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Watches what a call tells of the audio of each of its texts. */
final class AudioPairs implements CallEvents {

    private final Map<String, List<String>> told = new LinkedHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public synchronized void emit(CallEvent event) {
        switch (event) {
            case CallEvent.AgentText text -> add(text.turnId(), "text");
            case CallEvent.AgentAudioStarted started -> add(started.turnId(), "started");
            case CallEvent.AgentAudioStopped stopped -> add(stopped.turnId(), "stopped");
            case CallEvent.AgentUnsaid unsaid -> add(unsaid.turnId(), "unsaid");
            case CallEvent.CallEnded _ -> over.countDown();
            default -> {}
        }
    }

    private void add(String turnId, String what) {
        told.computeIfAbsent(turnId, _ -> new ArrayList<>()).add(what);
    }

    /** Once the call is over, every text was heard and stopped, or was not said; once each and in this order. */
    void check() throws InterruptedException {
        assertThat(over.await(10, TimeUnit.SECONDS)).as("the call is over").isTrue();
        synchronized (this) {
            assertThat(told)
                    .allSatisfy((_, events) ->
                            assertThat(events).isIn(List.of("text", "started", "stopped"), List.of("text", "unsaid")));
        }
    }
}
