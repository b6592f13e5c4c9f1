package dev.kanak.rag.prefetch;

import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.cache.SoundBag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What would have been searched for ahead in a turn, from what was heard of it. Stateless. */
public final class PrefetchReplay {

    private PrefetchReplay() {}

    /**
     * What was heard of a turn at a time.
     *
     * @param atMs on any clock
     * @param text of the whole turn so far
     * @param paused whether the caller was silent
     */
    public record Heard(long atMs, String text, boolean paused) {}

    /**
     * What came of it.
     *
     * @param searches begun in the turn
     * @param asks false if no word of the question can be searched for
     * @param begunAtMs when the search began that stands for the finished question; empty if none does
     */
    public record Outcome(int searches, boolean asks, OptionalLong begunAtMs) {

        /** True if the search that stands for the question, if it needs one, is done by a time, if it takes so long. */
        public boolean readyBy(long atMs, int searchMs) {
            return !asks || (begunAtMs.isPresent() && begunAtMs.getAsLong() + searchMs <= atMs);
        }
    }

    /** Replays a turn. */
    public static Outcome of(TextAnalysis analysis, List<Heard> turn, String question) {
        var policy = new PrefetchPolicy(text -> SoundBag.of(analysis.question(text, true)));
        Map<Integer, Long> begun = new HashMap<>();
        for (Heard heard : turn) {
            for (PrefetchPolicy.Action action : policy.onHeard(heard.text(), heard.paused())) {
                switch (action) {
                    case PrefetchPolicy.Action.Start(int number, String _) -> begun.put(number, heard.atMs());
                    case PrefetchPolicy.Action.Cancel _ -> {}
                }
            }
        }
        OptionalLong at = policy.onQuestion(question)
                .map(number -> OptionalLong.of(begun.getOrDefault(number, 0L)))
                .orElse(OptionalLong.empty());
        boolean asks = !analysis.question(question, true).content().isEmpty();
        return new Outcome(begun.size(), asks, at);
    }
}
