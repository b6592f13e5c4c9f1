package dev.kanak.agent.fsm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the English banking words of a Hindi article in Latin letters, as the approved Hinglish wording has them: Hindi
 * words stay in Devanagari, so that a Hindi voice says both. A Hindi word is replaced only by an English one of the same
 * gender, so that the sentence stays right.
 */
public final class Loanwords {

    private static final Pattern BEGINNING = Pattern.compile("(?:^|(?<=[।.?!] ))[a-z]");

    private final Pattern words;
    private final Map<String, String> english;

    /** @param english English word by Hindi word or phrase, longest match first */
    public Loanwords(Map<String, String> english) {
        this.english = Map.copyOf(english);
        List<String> longestFirst = new ArrayList<>(english.keySet());
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        String any = String.join("|", longestFirst.stream().map(Pattern::quote).toList());
        this.words = Pattern.compile("(?<![\\p{L}\\p{M}])(?:" + any + ")(?![\\p{L}\\p{M}])");
    }

    /** The text as a Hinglish caller hears it. */
    String of(String hindi) {
        String mixed = words.matcher(hindi)
                .replaceAll(found -> Matcher.quoteReplacement(english.getOrDefault(found.group(), found.group())));
        return BEGINNING.matcher(mixed).replaceAll(first -> first.group().toUpperCase(Locale.ROOT));
    }
}
