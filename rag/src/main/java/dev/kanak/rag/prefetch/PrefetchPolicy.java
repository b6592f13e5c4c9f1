package dev.kanak.rag.prefetch;

import dev.kanak.rag.cache.SoundBag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides when what a caller has said so far is worth a search, and whether a search may stand for the finished question. Not
 * thread-safe; one a call.
 *
 * <p>While the caller speaks words count once two texts in a row agree on them; one search begins at three content words. In a
 * silence, or when a text comes again unchanged, all words count, and a search begins whenever they differ enough from those of
 * the last. Three a turn at most. A newer search cancels an older one. Nothing but searches is begun.
 */
final class PrefetchPolicy {

    /** What to do. */
    sealed interface Action {
        /** Search for a text. */
        record Start(int number, String text) implements Action {}

        /** Give up a search that a newer one replaces. */
        record Cancel(int number) implements Action {}
    }

    private static final int MOST = 3;
    private static final int FIRST_WORDS = 3;

    /** Likeness below which a search is begun anew. */
    private static final double ANEW = 0.8;

    /** Likeness from which a search stands for the finished question; what is recognised last often changes a word. */
    private static final double SAME_QUESTION = 0.65;

    private record Started(int number, SoundBag bag) {}

    private final Function<String, SoundBag> bags;
    private final List<Started> started = new ArrayList<>();
    private String last = "";
    private int numbers;

    /** @param bags reads a text into its content words by sound */
    PrefetchPolicy(Function<String, SoundBag> bags) {
        this.bags = bags;
    }

    /**
     * Takes what has been heard of the turn so far.
     *
     * @param silent whether the caller is silent
     */
    List<Action> onHeard(String text, boolean silent) {
        boolean pauses = silent || text.equals(last);
        String stable = pauses ? text : agreed(last, text);
        last = text;
        SoundBag bag = bags.apply(stable);
        return isWorth(bag, pauses) ? start(stable, bag) : List.of();
    }

    /** The search that stands for a question, finished or tried out: the newest that is like enough. */
    Optional<Integer> onQuestion(String question) {
        SoundBag bag = bags.apply(question);
        return started.reversed().stream()
                .filter(search -> search.bag().likeness(bag) >= SAME_QUESTION)
                .map(Started::number)
                .findFirst();
    }

    /** The turn is answered; what was begun for it stands for nothing any more. */
    void onTurnOver() {
        started.clear();
        last = "";
    }

    private boolean isWorth(SoundBag bag, boolean pauses) {
        int words = bag.keys().size();
        if (words == 0 || started.size() >= MOST) {
            return false;
        }
        if (started.isEmpty()) {
            return pauses || words >= FIRST_WORDS;
        }
        return pauses && started.getLast().bag().likeness(bag) < ANEW;
    }

    private List<Action> start(String text, SoundBag bag) {
        List<Action> actions = new ArrayList<>();
        if (!started.isEmpty()) {
            actions.add(new Action.Cancel(started.getLast().number()));
        }
        numbers++;
        started.add(new Started(numbers, bag));
        actions.add(new Action.Start(numbers, text));
        return actions;
    }

    /** The words with which both texts begin. */
    private static String agreed(String before, String now) {
        String[] old = before.split("\\s+", -1);
        String[] words = now.split("\\s+", -1);
        int same = Math.max(0, Arrays.mismatch(old, words));
        return String.join(" ", Arrays.asList(words).subList(0, Math.min(same, words.length)));
    }
}
