package dev.kanak.server.eval;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import dev.kanak.core.event.TurnRecord;
import dev.kanak.pipeline.vad.Lull;
import dev.kanak.rag.prefetch.PrefetchReplay.Heard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A turn of a caller as it was heard.
 *
 * @param text the final transcript
 * @param said what was heard until the end of the turn, in order
 * @param speechEndMs last voiced sample, since the call began
 * @param endpointMs the turn was decided to be over
 */
record HeardTurn(String text, List<Heard> said, long speechEndMs, long endpointMs) {

    HeardTurn {
        said = List.copyOf(said);
    }

    /**
     * What was heard with the lull before the end of the turn, of which no event tells: what comes after it comes in a silence,
     * as the call itself takes it.
     */
    static List<Heard> withLull(List<Heard> said, long lullMs) {
        List<Heard> all = new ArrayList<>();
        said.stream().filter(heard -> heard.atMs() < lullMs).forEach(all::add);
        if (!all.isEmpty()) {
            all.add(new Heard(lullMs, all.getLast().text(), true));
        }
        said.stream()
                .filter(heard -> heard.atMs() >= lullMs)
                .map(heard -> new Heard(heard.atMs(), heard.text(), true))
                .forEach(all::add);
        return all;
    }

    /** Gathers the answered turns of one call. Thread-safe. */
    static final class Listener implements CallEvents {

        private final List<Heard> saying = new ArrayList<>();
        private final Map<String, List<Heard>> said = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private final List<HeardTurn> turns = new ArrayList<>();
        private String soFar = "";
        private boolean silent;

        @Override
        public synchronized void emit(CallEvent event) {
            switch (event) {
                case CallEvent.PartialTranscript partial -> {
                    soFar = partial.text();
                    saying.add(new Heard(partial.atMs(), soFar, silent));
                }
                case CallEvent.SpeechStarted _ -> silent = false;
                case CallEvent.SpeechStopped stopped -> {
                    silent = true;
                    saying.add(new Heard(stopped.atMs(), soFar, true));
                }
                case CallEvent.FinalTranscript whole -> {
                    said.put(whole.utteranceId(), List.copyOf(saying));
                    texts.put(whole.utteranceId(), whole.text());
                    saying.clear();
                    soFar = "";
                }
                case CallEvent.TurnMetrics(long _, TurnRecord turn) -> add(turn);
                default -> {}
            }
        }

        private void add(TurnRecord turn) {
            List<Heard> heard = said.remove(turn.utteranceId());
            if (heard != null && turn.speechEnd().isPresent() && turn.endpoint().isPresent()) {
                long speechEnd = turn.speechEnd().getAsLong();
                turns.add(new HeardTurn(
                        texts.getOrDefault(turn.utteranceId(), ""),
                        withLull(heard, speechEnd + Lull.LENGTH.toMillis()),
                        speechEnd,
                        turn.endpoint().getAsLong()));
            }
        }

        synchronized List<HeardTurn> turns() {
            return List.copyOf(turns);
        }
    }
}
