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
 * <p>Words count once two partials in a row agree on them, and all do when a partial comes again unchanged: the caller pauses.
 * The first search begins at three content words, another at two more; of the three a turn may have, the last is kept for a
 * pause. A newer search cancels the older one. Nothing but searches is begun.
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
    private static final int MORE_WORDS = 2;
    private static final double SAME_QUESTION = 0.8;

    private record Started(int number, SoundBag bag) {}

    private final Function<String, SoundBag> bags;
    private final List<Started> started = new ArrayList<>();
    private String last = "";
    private int numbers;

    /** @param bags reads a text into its content words by sound */
    PrefetchPolicy(Function<String, SoundBag> bags) {
        this.bags = bags;
    }

    /** Takes what has been heard of the turn so far. */
    List<Action> onPartial(String text) {
        boolean pauses = text.equals(last);
        String stable = pauses ? text : agreed(last, text);
        last = text;
        SoundBag bag = bags.apply(stable);
        return isWorth(bag, pauses) ? start(stable, bag) : List.of();
    }

    /** The search that stands for the finished question, the newest that is like enough; the turn is over then. */
    Optional<Integer> onQuestion(String question) {
        SoundBag bag = bags.apply(question);
        Optional<Integer> fits = started.reversed().stream()
                .filter(search -> search.bag().likeness(bag) >= SAME_QUESTION)
                .map(Started::number)
                .findFirst();
        started.clear();
        last = "";
        return fits;
    }

    private boolean isWorth(SoundBag bag, boolean pauses) {
        int words = bag.keys().size();
        if (words == 0 || started.size() >= MOST) {
            return false;
        }
        if (started.isEmpty()) {
            return pauses || words >= FIRST_WORDS;
        }
        SoundBag before = started.getLast().bag();
        if (pauses) {
            return !before.equals(bag);
        }
        return started.size() < MOST - 1 && words >= before.keys().size() + MORE_WORDS;
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
