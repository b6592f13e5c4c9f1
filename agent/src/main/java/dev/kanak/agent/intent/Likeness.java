package dev.kanak.agent.intent;

/** How near two words are in spelling and in sound. */
final class Likeness {

    private static final int SHORTEST_KEY = 4;
    private static final int SHORTEST_WORD = 3;
    private static final int LETTERS_A_SLIP = 3;

    private Likeness() {}

    /**
     * True if two words of one sound may be the same word: in one script they may differ by one letter in three, in two
     * scripts the sound decides unless it is too short to tell.
     *
     * @param key the sound they share, or nearly share
     */
    static boolean alike(String one, String other, String key) {
        if (isLatin(one) != isLatin(other)) {
            return key.length() >= SHORTEST_KEY;
        }
        int most = Math.max(1, Math.min(one.length(), other.length()) / LETTERS_A_SLIP);
        return distance(one, other) <= most && Math.min(one.length(), other.length()) >= SHORTEST_WORD;
    }

    private static boolean isLatin(String word) {
        return word.charAt(0) < 128;
    }

    /** Insertions, deletions and substitutions that turn one word into the other (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    /** True if one insertion, deletion or substitution turns one key into the other. */
    static boolean oneSlipApart(String one, String other) {
        return distance(one, other) <= 1;
    }
}
