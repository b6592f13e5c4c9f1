package dev.kanak.rag.analysis;

/**
 * How unlike two words sound, by their phonetic keys with coarse vowels: the least cost of turning one into the other.
 *
 * <p>A vowel, a breath or a nasal, which people write or leave out as they like, costs less than another consonant; two
 * letters that changed places count as one slip. Pure.
 */
final class SoundDistance {

    private static final float VOWEL = 0.35f;
    private static final float BREATH = 0.25f;
    private static final float NASAL = 0.5f;
    private static final float LIKE = 0.5f;
    private static final float SLIP = 1;

    /** Pairs of sounds that one spelling or one mishearing takes for the other. */
    private static final String LIKE_SOUNDS = "bv db dr rl mn cs cj kg td pb pf gj ks";

    private static final String VOWELS = "aiou";
    private static final int SOUNDS = 128;
    private static final float[] GAP = new float[SOUNDS];
    private static final float[] SWAP = new float[SOUNDS * SOUNDS];

    static {
        for (char a = 0; a < SOUNDS; a++) {
            GAP[a] = VOWELS.indexOf(a) >= 0 ? VOWEL : a == 'h' ? BREATH : a == 'n' ? NASAL : SLIP;
            for (char b = 0; b < SOUNDS; b++) {
                SWAP[a * SOUNDS + b] = swap(a, b);
            }
        }
    }

    private SoundDistance() {}

    private static float swap(char a, char b) {
        if (a == b) {
            return 0;
        }
        if (Character.toLowerCase(a) == Character.toLowerCase(b)) {
            return BREATH;
        }
        if (VOWELS.indexOf(a) >= 0 && VOWELS.indexOf(b) >= 0) {
            return VOWEL;
        }
        return LIKE_SOUNDS.contains("" + a + b) || LIKE_SOUNDS.contains("" + b + a) ? LIKE : SLIP;
    }

    /** The cost, or a value above {@code most} if it is higher than that. Keys are ASCII. */
    static float of(String one, String other, float most) {
        int width = other.length() + 1;
        float[] before = new float[width];
        float[] last = new float[width];
        float[] row = new float[width];
        for (int j = 1; j < width; j++) {
            last[j] = last[j - 1] + GAP[other.charAt(j - 1) & (SOUNDS - 1)];
        }
        for (int i = 1; i <= one.length(); i++) {
            if (fill(one, other, i, before, last, row) > most) {
                return Float.MAX_VALUE;
            }
            float[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[width - 1];
    }

    /** Fills the row of one sound and gives its least cost. */
    private static float fill(String one, String other, int i, float[] before, float[] last, float[] row) {
        int a = one.charAt(i - 1) & (SOUNDS - 1);
        row[0] = last[0] + GAP[a];
        float least = row[0];
        for (int j = 1; j < row.length; j++) {
            int b = other.charAt(j - 1) & (SOUNDS - 1);
            float cost = Math.min(last[j] + GAP[a], row[j - 1] + GAP[b]);
            cost = Math.min(cost, last[j - 1] + SWAP[a * SOUNDS + b]);
            if (i > 1 && j > 1 && a == other.charAt(j - 2) && b == one.charAt(i - 2)) {
                cost = Math.min(cost, before[j - 2] + SLIP);
            }
            row[j] = cost;
            least = Math.min(least, cost);
        }
        return least;
    }
}
