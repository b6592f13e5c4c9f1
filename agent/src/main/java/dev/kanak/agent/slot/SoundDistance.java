package dev.kanak.agent.slot;

import dev.kanak.core.text.PhoneticKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far two names are apart by ear. A name is the {@linkplain PhoneticKey#coarse coarse sounds} of its words without the
 * borders between them; a vowel or a breath more, less or another is a small step, a consonant of the same place or manner half
 * of one, any other consonant a whole one. Pure.
 */
public final class SoundDistance {

    private static final double VOWEL = 0.3;
    private static final double KIN = 0.5;
    private static final String SMALL = "aiouh";

    /** Consonants that are taken for each other. */
    private static final List<String> KIN_SOUNDS = List.of("td", "pb", "pf", "bv", "kg", "cj", "cs", "js", "nm", "rl");

    private SoundDistance() {}

    /** How far two names are apart by their words, as a share of the sounds of the longer: 0 if they sound the same, at most 1. */
    public static double between(List<String> one, List<String> other) {
        String first = sounds(one);
        String second = sounds(other);
        double longer = Math.max(weight(first), weight(second));
        return longer == 0 ? 0 : Math.min(1, between(first, second) / longer);
    }

    /** The sounds of a name: ASCII letters, aspiration as h, a sound that two words share at their border once. */
    static String sounds(List<String> words) {
        String all = words.stream().map(PhoneticKey::coarse).collect(Collectors.joining());
        var sounds = new StringBuilder();
        for (int at = 0; at < all.length(); at++) {
            char c = all.charAt(at);
            char plain = Character.toLowerCase(c);
            boolean again = !sounds.isEmpty() && sounds.charAt(sounds.length() - 1) == plain;
            boolean border = plain == 'a' && at > 0;
            if (!again && !border) {
                sounds.append(plain);
            }
            if (c != plain) {
                sounds.append('h');
            }
        }
        return sounds.toString();
    }

    /** What all sounds of a name weigh. */
    static double weight(String sounds) {
        return sounds.chars().mapToDouble(c -> weight((char) c)).sum();
    }

    private static double weight(char sound) {
        return SMALL.indexOf(sound) >= 0 ? VOWEL : 1;
    }

    /** The least cost of the steps from one to the other; 0 if they sound the same. */
    static double between(String one, String other) {
        double[] before = new double[other.length() + 1];
        for (int j = 0; j < other.length(); j++) {
            before[j + 1] = before[j] + weight(other.charAt(j));
        }
        for (int i = 0; i < one.length(); i++) {
            double[] row = new double[before.length];
            row[0] = before[0] + weight(one.charAt(i));
            for (int j = 0; j < other.length(); j++) {
                double exchanged = before[j] + exchange(one.charAt(i), other.charAt(j));
                double left = before[j + 1] + weight(one.charAt(i));
                double added = row[j] + weight(other.charAt(j));
                row[j + 1] = Math.min(exchanged, Math.min(left, added));
            }
            before = Arrays.copyOf(row, row.length);
        }
        return before[other.length()];
    }

    private static double exchange(char one, char other) {
        if (one == other) {
            return 0;
        }
        boolean small = SMALL.indexOf(one) >= 0 && SMALL.indexOf(other) >= 0;
        boolean kin = KIN_SOUNDS.stream().anyMatch(pair -> pair.indexOf(one) >= 0 && pair.indexOf(other) >= 0);
        return small ? VOWEL : kin ? KIN : 1 + (SMALL.indexOf(one) >= 0 || SMALL.indexOf(other) >= 0 ? VOWEL : 0);
    }
}
