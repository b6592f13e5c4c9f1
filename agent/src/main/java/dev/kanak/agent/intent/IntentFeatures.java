package dev.kanak.agent.intent;

import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.PhoneticKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the intent classifier looks at: the sounds of words, of pairs of words and of pieces of words, which are the same in
 * Devanagari and Latin script, and the concepts heard. Each is a bucket of a fixed table.
 */
final class IntentFeatures {

    /** Size of the table; a power of two. */
    static final int BUCKETS = 1 << 15;

    private static final int LONGEST_PIECE = 5;
    private static final int SHORTEST_PIECE = 3;
    private static final int MOST_LENGTH = 9;
    private static final int MOST_PAIRED = 12;

    private IntentFeatures() {}

    /** Buckets of an utterance, without repeats, in rising order. */
    static int[] of(List<String> tokens, Concepts heard) {
        List<String> sounds = sounds(tokens);
        Set<Integer> buckets = new TreeSet<>();
        add(buckets, "n" + Math.min(sounds.size(), MOST_LENGTH));
        String before = "^";
        String earlier = "^";
        for (String sound : sounds) {
            add(buckets, "w" + sound);
            add(buckets, "p" + before + " " + sound);
            add(buckets, "s" + earlier + " _ " + sound);
            pieces(buckets, "^" + sound + "$");
            earlier = before;
            before = sound;
        }
        add(buckets, "p" + before + " $");
        concepts(buckets, heard);
        return buckets.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<String> sounds(List<String> tokens) {
        List<String> sounds = new ArrayList<>();
        List<NumberSpan> numbers = NumberReader.read(tokens);
        int next = 0;
        for (int at = 0; at < tokens.size(); at++) {
            if (next < numbers.size() && numbers.get(next).from() == at) {
                sounds.add(numbers.get(next).kind() == NumberSpan.Kind.DIGITS ? "##" : "#");
                at = numbers.get(next).to() - 1;
                next++;
            } else {
                sounds.add(PhoneticKey.coarse(tokens.get(at)));
            }
        }
        return sounds;
    }

    private static void pieces(Set<Integer> buckets, String word) {
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int from = 0; from + length <= word.length(); from++) {
                add(buckets, "c" + word.substring(from, from + length));
            }
        }
    }

    private static void concepts(Set<Integer> buckets, Concepts heard) {
        Set<String> distinct = new TreeSet<>();
        heard.at().forEach(distinct::addAll);
        distinct.removeAll(Set.of("borrowed", "stop_words", "isare", "colourless"));
        List<String> names = new ArrayList<>(distinct);
        Collections.sort(names);
        for (int i = 0; i < names.size(); i++) {
            add(buckets, "k" + names.get(i));
            for (int j = i + 1; j < names.size() && names.size() <= MOST_PAIRED; j++) {
                add(buckets, "kk" + names.get(i) + " " + names.get(j));
            }
        }
    }

    private static void add(Set<Integer> buckets, String feature) {
        int hash = feature.hashCode();
        buckets.add((hash ^ (hash >>> 15) ^ (hash >>> 7)) & (BUCKETS - 1));
    }
}
