package dev.kanak.agent.wording;

import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Verbaliser;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The approved sentences of each language with places for figures and names.
 *
 * <p>{@code {name}} is a place; {@code [feminine|masculine]} a form that follows the voice; {@code *these*} are key words: a
 * caller who has not heard them has not been told. A prompt holds no digit.
 */
public final class Prompts {

    /** Grammatical gender of the voice. */
    public enum Gender {
        FEMININE,
        MASCULINE
    }

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern FORMS = Pattern.compile("\\[([^|\\]]+)\\|([^\\]]+)]");
    private static final Pattern KEY_WORDS = Pattern.compile("\\*([^*]+)\\*");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    private final Map<Language, Map<String, String>> sentences = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, List<String>>> keyWords = new EnumMap<>(Language.class);

    /**
     * Takes the sentences by language and key.
     *
     * @throws IllegalArgumentException if a sentence holds a digit or a language lacks a key that another has
     */
    public Prompts(Map<Language, Map<String, String>> sentences, Gender gender) {
        sentences.forEach((language, byKey) -> {
            Map<String, String> formed = new HashMap<>();
            Map<String, List<String>> marked = new HashMap<>();
            byKey.forEach((key, text) -> {
                String sentence = form(key, text, gender);
                formed.put(key, KEY_WORDS.matcher(sentence).replaceAll("$1"));
                marked.put(
                        key,
                        KEY_WORDS
                                .matcher(sentence)
                                .results()
                                .map(mark -> mark.group(1))
                                .toList());
            });
            this.sentences.put(language, Map.copyOf(formed));
            this.keyWords.put(language, Map.copyOf(marked));
        });
        for (Language language : Language.values()) {
            for (Map<String, String> other : this.sentences.values()) {
                if (!of(language).keySet().containsAll(other.keySet())) {
                    throw new IllegalArgumentException("prompts of " + language.code() + " lack a key");
                }
            }
        }
    }

    private static String form(String key, String text, Gender gender) {
        if (DIGIT.matcher(text).find()) {
            throw new IllegalArgumentException("prompt " + key + " holds a digit");
        }
        return FORMS.matcher(text).replaceAll(forms -> forms.group(gender == Gender.FEMININE ? 1 : 2));
    }

    private Map<String, String> of(Language language) {
        return sentences.getOrDefault(language, Map.of());
    }

    /**
     * A sentence as it was approved, its places left out.
     *
     * @throws IllegalStateException if there is no such prompt
     */
    public String wording(String key, Language language) {
        String text = of(language).get(key);
        if (text == null) {
            throw new IllegalStateException("no prompt " + key);
        }
        return PLACE.matcher(text).replaceAll(" ");
    }

    /** True if there is such a prompt. */
    public boolean has(String key) {
        return of(Language.ENGLISH).containsKey(key);
    }

    /**
     * A sentence with its places filled.
     *
     * @throws IllegalStateException if there is no such prompt or a place is not filled
     */
    public String say(String key, Language language, Map<String, Spoken> places) {
        String text = of(language).get(key);
        if (text == null) {
            throw new IllegalStateException("no prompt " + key);
        }
        return filled(key, text, language, places);
    }

    /**
     * The sentences that are the same in every call, by key: those without other places than the given.
     *
     * @param places what fills places of the lender's own
     */
    public Map<String, String> fixed(Language language, Map<String, Spoken> places) {
        Map<String, String> fixed = new TreeMap<>();
        of(language).forEach((key, text) -> {
            if (PLACE.matcher(text).results().allMatch(place -> places.containsKey(place.group(1)))) {
                fixed.put(key, filled(key, text, language, places));
            }
        });
        return fixed;
    }

    /** The key words of a sentence in their order, their places filled as {@link #say} fills them. */
    public List<String> keyWords(String key, Language language, Map<String, Spoken> places) {
        return keyWords.getOrDefault(language, Map.of()).getOrDefault(key, List.of()).stream()
                .map(words -> filled(key, words, language, places))
                .toList();
    }

    private String filled(String key, String text, Language language, Map<String, Spoken> places) {
        return PLACE.matcher(text)
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(fill(key, place, language, places)));
    }

    private String fill(String key, MatchResult place, Language language, Map<String, Spoken> places) {
        Spoken spoken = places.get(place.group(1));
        if (spoken == null) {
            throw new IllegalStateException("prompt " + key + " needs " + place.group(1));
        }
        return write(spoken, language);
    }

    private String write(Spoken spoken, Language language) {
        return switch (spoken) {
            case Spoken.Rupees rupees -> Figures.rupees(rupees.amount());
            case Spoken.Grams grams -> unit("unit.grams", Figures.plain(grams.amount()), language);
            case Spoken.Karat karat -> unit("unit.karat", Integer.toString(karat.value()), language);
            case Spoken.Months months ->
                unit(months.value() == 1 ? "unit.month" : "unit.months", Integer.toString(months.value()), language);
            case Spoken.Percent percent -> Figures.plain(percent.value()) + "%";
            case Spoken.Kilometres distance -> unit("unit.kilometres", Integer.toString(distance.value()), language);
            case Spoken.Day day -> day(day.date(), language);
            case Spoken.Clock clock -> clock(clock.time(), language);
            case Spoken.Phone phone -> Figures.inTwoGroups(phone.digits());
            case Spoken.Person person -> person.name();
            case Spoken.LenderText lender -> lender.text();
        };
    }

    private String day(LocalDate date, Language language) {
        String weekday = say("weekday." + date.getDayOfWeek().getValue(), language, Map.of());
        String month = say("month." + date.getMonthValue(), language, Map.of());
        return weekday + ", " + date.getDayOfMonth() + " " + month;
    }

    /** Half past ten: in words with the part of the day in Hindi, as {@code 10:30 AM} in English. */
    private static String clock(LocalTime time, Language language) {
        return language == Language.ENGLISH
                ? Figures.clock(time)
                : Verbaliser.verbalise("%02d:%02d".formatted(time.getHour(), time.getMinute()), language);
    }

    private String unit(String key, String number, Language language) {
        return say(key, language, Map.of("number", new Spoken.LenderText(number)));
    }
}
