package dev.kanak.core.text;

import dev.kanak.core.speech.Language;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that stand for symbols, units, letters and acronyms in one language, from the tables beside this class. */
final class SpokenWords {

    private static final Map<Language, SpokenWords> ALL = new EnumMap<>(Language.class);

    private final Language language;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> singleUnits = new HashMap<>();
    private final Map<String, String> acronyms = new HashMap<>();
    private final Map<Character, String> letters = new HashMap<>();
    private final Map<String, Integer> months = new HashMap<>();
    private final Map<Integer, String> monthNames = new HashMap<>();

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new SpokenWords(language));
        }
    }

    private SpokenWords(Language language) {
        this.language = language;
        int column = switch (language) {
            case HINDI -> 1;
            case HINGLISH -> 2;
            case ENGLISH -> 3;
        };
        for (List<String> row : Table.read("spoken-words.tsv")) {
            words.put(row.get(0), row.get(column));
        }
        for (List<String> row : Table.read("spoken-units.tsv")) {
            singleUnits.put(row.get(0), row.get(column));
            units.put(row.get(0), language == Language.ENGLISH ? row.get(4) : row.get(column));
        }
        boolean hindi = language == Language.HINDI;
        for (List<String> row : Table.read("letters.tsv")) {
            letters.put(row.get(0).charAt(0), hindi ? row.get(1) : row.get(0));
        }
        for (List<String> row : Table.read("acronyms.tsv")) {
            String spoken = row.get(hindi ? 1 : 2);
            acronyms.put(row.get(0), spoken.equals("-") ? spell(row.get(0)) : spoken);
        }
        for (List<String> row : Table.read("months.tsv")) {
            int month = Integer.parseInt(row.get(0));
            monthNames.put(month, row.get(language == Language.ENGLISH ? 2 : 1));
            for (String written : row.get(3).split(" ", -1)) {
                months.put(written, month);
            }
        }
    }

    static SpokenWords of(Language language) {
        SpokenWords found = ALL.get(language);
        if (found == null) {
            throw new IllegalStateException("no words for " + language);
        }
        return found;
    }

    Language language() {
        return language;
    }

    boolean english() {
        return language == Language.ENGLISH;
    }

    /** The word for a key of {@code spoken-words.tsv}. */
    String word(String key) {
        String found = words.get(key);
        if (found == null) {
            throw new IllegalStateException("no spoken word for " + key);
        }
        return found;
    }

    /** The spoken unit; the text itself if it is no unit of {@code spoken-units.tsv}. */
    String unit(String written, boolean one) {
        return (one ? singleUnits : units).getOrDefault(written, written);
    }

    String cardinal(long value) {
        return NumberWords.cardinal(value, language);
    }

    String digits(String digits) {
        return NumberWords.digits(digits, language);
    }

    /** A scale such as 1000 or 100000 as it is said. */
    String scale(int scale) {
        if (english()) {
            return scale == 100_000 ? "lakh" : scale == 10_000_000 ? "crore" : NumberLexicon.english(scale);
        }
        String hindi = NumberLexicon.hindi(scale);
        return hindi.isEmpty() ? NumberLexicon.english(scale) : hindi;
    }

    /** 1 to 12 for a month's name in any language, 0 for another word. */
    int month(String name) {
        return months.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), 0);
    }

    String monthName(int month) {
        return monthNames.getOrDefault(month, "");
    }

    /** How an acronym is said; empty if it is unknown. */
    String acronym(String capitals) {
        return acronyms.getOrDefault(capitals, "");
    }

    /** Letters and digits one by one. */
    String spell(String code) {
        var out = new StringBuilder(code.length() * 4);
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            String name = Character.isDigit(c)
                    ? cardinal(Character.digit(c, 10))
                    : letters.getOrDefault(Character.toUpperCase(c), "");
            if (!name.isEmpty()) {
                out.append(out.isEmpty() ? "" : " ").append(name);
            }
        }
        return out.toString();
    }
}
