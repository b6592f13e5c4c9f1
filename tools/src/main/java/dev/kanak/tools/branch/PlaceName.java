package dev.kanak.tools.branch;

import dev.kanak.core.text.PhoneticKey;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spellings of a place's name that count as the same. */
final class PlaceName {

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final String NUKTA = "\u093C";
    private static final String CHANDRABINDU = "\u0901";
    private static final String ANUSVARA = "\u0902";

    private PlaceName() {}

    /** Lower case, one form of each letter, words parted by one space. */
    static String folded(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace(NUKTA, "")
                .replace(CHANDRABINDU, ANUSVARA);
        return NOT_WORD.matcher(plain).replaceAll(" ").strip();
    }

    /** How the name sounds: the same for spellings in either script. */
    static String sound(String name) {
        return Stream.of(folded(name).split(" ")).map(PhoneticKey::coarse).collect(Collectors.joining(" "));
    }
}
