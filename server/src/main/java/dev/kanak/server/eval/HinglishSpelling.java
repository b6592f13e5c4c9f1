package dev.kanak.server.eval;

import dev.kanak.core.text.PhoneticKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Romanised Hindi and the English words in it in Devanagari, as a Hindi voice must read them: by the word that sounds the
 * same in a list of Hindi words, by the recogniser's English words, else letter by letter. Immutable and thread-safe.
 */
final class HinglishSpelling {

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]+(?:'[A-Za-z]+)?");
    private static final Pattern DEVANAGARI_WORD = Pattern.compile("[\\u0900-\\u0963]++(?!>)");

    private final Map<String, Set<String>> hindiByKey = new HashMap<>();
    private final Map<String, String> english = new HashMap<>();
    private final Set<String> homographs = new HashSet<>();
    private final Set<String> certain = new HashSet<>();

    private HinglishSpelling() {}

    /**
     * Reads the word lists.
     *
     * @param englishWords {@code latin TAB devanagari TAB role} per line
     * @param hindiTexts texts whose Devanagari words are known; of {@code चहिये>चाहिए} the second
     * @throws IOException if the file cannot be read
     */
    static HinglishSpelling read(Path englishWords, List<String> hindiTexts) throws IOException {
        var spelling = new HinglishSpelling();
        for (String line : Files.readAllLines(englishWords)) {
            String[] fields = line.split("\t", -1);
            spelling.english.putIfAbsent(fields[0], fields[1]);
            switch (fields[2]) {
                case "homograph" -> spelling.homographs.add(fields[0]);
                case "word" -> spelling.certain.add(fields[0]);
                default -> {}
            }
        }
        for (String text : hindiTexts) {
            DEVANAGARI_WORD
                    .matcher(text)
                    .results()
                    .forEach(word -> spelling.hindiByKey
                            .computeIfAbsent(PhoneticKey.coarse(word.group()), _ -> new LinkedHashSet<>())
                            .add(word.group()));
        }
        return spelling;
    }

    /** The text with every Latin word in Devanagari. */
    String devanagari(String text) {
        String[] words = text.split(" ", -1);
        var out = new ArrayList<String>();
        for (int at = 0; at < words.length; at++) {
            boolean amongEnglish = isEnglishOrEnd(words, at - 1) && isEnglishOrEnd(words, at + 1) && words.length > 1;
            out.add(LATIN_WORD
                    .matcher(words[at])
                    .replaceAll(word -> word(word.group().toLowerCase(Locale.ROOT), amongEnglish)));
        }
        return String.join(" ", out);
    }

    private boolean isEnglishOrEnd(String[] words, int at) {
        if (at < 0 || at >= words.length) {
            return true;
        }
        String word = words[at].toLowerCase(Locale.ROOT).replaceAll("\\W", "");
        return certain.contains(word);
    }

    /**
     * @param amongEnglish true if English words or the ends of the text stand on both sides
     */
    private String word(String latin, boolean amongEnglish) {
        Optional<String> hindi = hindi(latin);
        String borrowed = english.get(latin);
        boolean maybeHindi = homographs.contains(latin) && !amongEnglish;
        return borrowed != null
                        && !(maybeHindi
                                && hindi.filter(word -> isSpelled(word, latin)).isPresent())
                ? borrowed
                : hindi.orElseGet(() -> Transliteration.of(latin));
    }

    /** The known word with the same sound that is written most like it. */
    private Optional<String> hindi(String latin) {
        String letters = Transliteration.of(latin);
        var sameSound = new ArrayList<>(hindiByKey.getOrDefault(PhoneticKey.coarse(latin), Set.of()));
        sameSound.sort((a, b) -> Integer.compare(distance(a, letters), distance(b, letters)));
        return sameSound.stream().findFirst();
    }

    /** Whether a Hindi word would be romanised about so: दो as "do", but not नौ as "know". */
    private static boolean isSpelled(String hindi, String latin) {
        return 3 * distance(hindi, Transliteration.of(latin)) <= hindi.length();
    }

    private static int distance(String a, String b) {
        return EditDistance.of(a.chars().boxed().toList(), b.chars().boxed().toList(), Integer::equals);
    }
}
