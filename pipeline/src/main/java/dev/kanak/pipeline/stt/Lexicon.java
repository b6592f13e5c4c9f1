package dev.kanak.pipeline.stt;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.speech.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * English words as a recogniser of one script spells them in Devanagari, and which words tell the language of an
 * utterance. Immutable and thread-safe.
 *
 * <p>An utterance is English if it holds English words, no certain Hindi word and no more unknown words than English
 * ones; otherwise Hinglish if it holds an English word that Hindi has not borrowed ("documents", "gold" but not "loan" or
 * "gold loan"); otherwise Hindi. In English every known word is written in Latin script; otherwise only words that cannot
 * be Hindi are, and a homograph ("so" / "सो") only between two English words or in a phrase of three, one that may be a number ("two" / "टू") also
 * beside a number or unit. After an English word and before a figure that is whole without it, it is no number: "at eleven
 * percent", "how much for twenty grams". A homograph that is also a certain Hindi word ("come" / "कम") is English only in an
 * utterance without any other, between English words. English homophones are told by their neighbours ({@link Homophones}).
 */
public final class Lexicon {

    /** How a word behaves; the third column of the file. */
    enum Role {
        /** English wherever it stands. */
        WORD,
        /** An English number word; the reading of a homograph beside numbers and units. */
        NUMBER,
        /**
         * A unit that numbers stand beside, in both languages; stays in Devanagari unless the utterance is English or English
         * numbers stand on both sides.
         */
        UNIT,
        /** Borrowed by Hindi: written in Latin but no sign of English. */
        BORROWED,
        /** A name or a word of both languages; stays in Devanagari unless the utterance is English. */
        SHARED,
        /** Spelled like a Hindi word. */
        HOMOGRAPH,
        /** Spelled like a certain Hindi word, which it is but for English neighbours: "come" / "कम". */
        TORN,
        /** English where an utterance begins, else the Hindi word it is spelled like: "yeah" / "या". */
        OPENER
    }

    /** Stands between a way of saying a word and the word. */
    private static final char AS_WRITTEN = '>';

    /** Nouns that a number stands before and nothing else that sounds like one. */
    private static final Set<String> COUNTED = Set.of(
            "grams", "tolas", "lakhs", "crores", "rupees", "percent", "years", "months", "weeks", "days", "hours",
            "pm");

    /** After these it is rather a preposition before one small number. */
    private static final Set<String> WANTING = Set.of("get", "got", "had");

    /** English words from which on an utterance without a certain Hindi one may be English throughout. */
    private static final int ENGLISH_WORDS = 3;

    /** Words inside a figure beside numbers and units. */
    private static final Set<String> COMPOSING = Set.of("hundred", "thousand", "point");

    /** What is told for each gram. */
    private static final Set<String> PRICED =
            Set.of("much", "price", "rate", "value", "amount", "rupees", "loan", "lend", "more");

    /** Before a digit that is said once for two or three. */
    private static final Set<String> REPEATING = Set.of("double", "triple");

    /** Words after which a number is more likely than a preposition: "weight is four fifty grams", "number eight six". */
    private static final Set<String> BEFORE_FIGURES = Set.of(
            ("is are was be have has had got get want need of about around approximately roughly nearly only total weighs weight "
                            + "number digits")
                    .split(" "));

    /**
     * A word with its language decided.
     *
     * @param text words, English ones in Latin script
     * @param language of the utterance
     * @param words those of {@code text}, in order
     */
    public record Reading(String text, Language language, List<Written> words) {}

    /**
     * A word as it is written, or an expression of two.
     *
     * @param tokens how many of the words read it stands for: 1 or 2
     */
    public record Written(String text, int tokens) {}

    private record Entry(String latin, Role role) {}

    private record Word(String spelling, List<Entry> entries, boolean hindi) {

        boolean is(Role role) {
            return entries.stream().anyMatch(entry -> entry.role == role);
        }

        boolean certainEnglish() {
            return !is(Role.HOMOGRAPH) && (is(Role.WORD) || is(Role.NUMBER) || is(Role.OPENER));
        }

        boolean certainHindi() {
            return hindi && entries.isEmpty();
        }

        boolean unknown() {
            return !hindi && entries.isEmpty();
        }

        /** What numbers count. */
        boolean counts() {
            return is(Role.UNIT) || isOneOf(COUNTED);
        }

        boolean quantity() {
            return is(Role.NUMBER) || is(Role.UNIT);
        }

        /** English, unless a Hindi sentence stands around it. */
        boolean english() {
            return is(Role.WORD) || is(Role.NUMBER) || is(Role.HOMOGRAPH);
        }

        boolean grammatical() {
            return !entries.isEmpty() && entries.getFirst().role == Role.HOMOGRAPH;
        }

        /** The word in one language alone. */
        Word in(boolean isEnglish) {
            return isEnglish
                    ? new Word(spelling, List.of(new Entry(entries.getFirst().latin, Role.HOMOGRAPH)), false)
                    : new Word(spelling, List.of(), true);
        }

        boolean isOneOf(Set<String> latin) {
            return entries.stream().anyMatch(entry -> latin.contains(entry.latin));
        }

        /** As it is written in Latin letters if nothing beside it tells; empty for a word that is not English. */
        String latin() {
            return entries.isEmpty() ? "" : entries.getFirst().latin;
        }

        boolean tens() {
            return is(Role.NUMBER) && entries.getFirst().latin.endsWith("ty");
        }

        Optional<Entry> first(boolean number) {
            return entries.stream()
                    .filter(entry -> (entry.role == Role.NUMBER) == number)
                    .findFirst();
        }
    }

    private final Map<String, List<Entry>> entries;
    private final Map<String, String> spellings;
    private final Set<String> hindiWords;
    private final Map<String, String> ways;

    private Lexicon(
            Map<String, List<Entry>> entries,
            Map<String, String> spellings,
            Set<String> hindiWords,
            Map<String, String> ways) {
        this.entries = entries;
        this.hindiWords = hindiWords;
        this.spellings = spellings;
        this.ways = ways;
    }

    /**
     * Reads the two word lists.
     *
     * @param english {@code latin TAB devanagari TAB role} per line; of several lines with one spelling the first counts,
     *     save that {@link Role#NUMBER} lines are the reading beside numbers
     * @param hindi words of Hindi that no English word is mistaken for, separated by white space; {@code चहिये>चाहिए} is a
     *     way of saying a word, and how it is written
     * @throws SpeechException (MODEL_MISSING) if a file cannot be read; (MODEL_FAILED) if a line is malformed
     */
    public static Lexicon load(Path english, Path hindi) {
        try {
            var entries = new HashMap<String, List<Entry>>();
            var spellings = new HashMap<String, String>();
            for (String line : Files.readAllLines(english)) {
                String[] fields = fields(line);
                entries.computeIfAbsent(fields[1], _ -> new ArrayList<>()).add(entry(fields));
                spellings.putIfAbsent(fields[0], fields[1]);
            }
            var words = new HashSet<String>();
            var ways = new HashMap<String, String>();
            for (String word : Files.readString(hindi).strip().split("\\s+", -1)) {
                int end = word.indexOf(AS_WRITTEN);
                words.add(word.substring(end + 1));
                if (end > 0) {
                    ways.put(word.substring(0, end), word.substring(end + 1));
                }
            }
            return new Lexicon(entries, spellings, Set.copyOf(words), Map.copyOf(ways));
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_MISSING, "cannot read the lexicon", false, e);
        }
    }

    private static String[] fields(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 3) {
            throw new SpeechException(Kind.MODEL_FAILED, "lexicon line without three fields", false);
        }
        return fields;
    }

    private static Entry entry(String[] fields) {
        return new Entry(fields[0], Role.valueOf(fields[2].toUpperCase(Locale.ROOT)));
    }

    /** A word's Devanagari spelling if it is a known English one, the first of several; else the word. */
    public String devanagari(String word) {
        return spellings.getOrDefault(word, canonical(word));
    }

    private String canonical(String word) {
        List<Entry> known = entries.getOrDefault(word, List.of());
        return known.isEmpty() ? word : spellings.getOrDefault(known.getFirst().latin, word);
    }

    /** Decides the language of an utterance and writes its English words in Latin script. */
    public Reading read(String devanagari) {
        List<Word> words = settled(words(devanagari));
        Language language = language(words);
        List<String> plain = words.stream().map(Word::latin).toList();
        var written = new ArrayList<Written>();
        for (int i = 0; i < words.size(); i++) {
            boolean english = language == Language.ENGLISH || isEnglish(words, i);
            String text = english ? latin(words, plain, i) : words.get(i).spelling;
            written.add(new Written(text, words.get(i).spelling.indexOf(' ') < 0 ? 1 : 2));
        }
        String text = written.stream().map(Written::text).collect(Collectors.joining(" "));
        return new Reading(text, language, List.copyOf(written));
    }

    private List<Word> words(String text) {
        var words = new ArrayList<Word>();
        String[] tokens = text.isBlank() ? new String[0] : text.strip().split(" +", -1);
        for (int i = 0; i < tokens.length; i++) {
            String pair = i + 1 < tokens.length ? tokens[i] + " " + tokens[i + 1] : "";
            if (entries.containsKey(pair)) {
                words.add(word(pair));
                i++;
            } else {
                String spoken = i + 1 < tokens.length ? Hours.before(tokens[i + 1], tokens[i]) : tokens[i];
                Word word = word(ways.getOrDefault(spoken, spoken));
                words.add(words.isEmpty() ? word : later(word));
            }
        }
        return words;
    }

    /** Decides which words that are torn between the languages are English. */
    private static List<Word> settled(List<Word> words) {
        boolean isEnglish = words.stream().noneMatch(Word::certainHindi)
                && words.stream().filter(Word::english).count() >= ENGLISH_WORDS;
        List<Word> settled = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            settled.add(
                    word.is(Role.TORN) ? word.in((isEnglish && amongEnglish(words, i)) || inPhrase(words, i)) : word);
        }
        return settled;
    }

    /** Between English words, one of grammar near it: "can you come to my home", "now say my loan is". */
    private static boolean amongEnglish(List<Word> words, int i) {
        List<Word> beside = words.subList(Math.max(0, i - 1), Math.min(words.size(), i + 2));
        List<Word> near = words.subList(Math.max(0, i - 2), Math.min(words.size(), i + 3));
        return beside.stream().allMatch(word -> word.english() || word.is(Role.TORN))
                && near.stream().anyMatch(Word::grammatical);
    }

    /** "Much per gram", "say that again": no Hindi word stands there. */
    private static boolean inPhrase(List<Word> words, int i) {
        if (i + 1 == words.size()) {
            return false;
        }
        Word next = words.get(i + 1);
        boolean rate = words.get(i).isOneOf(Set.of("per"))
                && next.is(Role.UNIT)
                && i > 0
                && words.get(i - 1).isOneOf(PRICED);
        return rate || (i == 0 && words.get(i).isOneOf(Set.of("say")) && next.isOneOf(Set.of("that", "it", "again")));
    }

    private Word word(String spelling) {
        return new Word(spelling, entries.getOrDefault(spelling, List.of()), hindiWords.contains(spelling));
    }

    private static Word later(Word word) {
        return word.is(Role.OPENER) ? new Word(word.spelling, List.of(), true) : word;
    }

    private static Language language(List<Word> words) {
        long english = words.stream().filter(Word::certainEnglish).count();
        long unknown = words.stream().filter(Word::unknown).count();
        if (words.stream().anyMatch(Word::certainHindi)) {
            return english > 0 ? Language.HINGLISH : Language.HINDI;
        }
        if (english > 0) {
            return unknown <= english ? Language.ENGLISH : Language.HINGLISH;
        }
        boolean onlyHomographs = unknown == 0
                && words.stream().anyMatch(word -> !word.hindi && !word.is(Role.SHARED) && !word.is(Role.UNIT));
        return onlyHomographs ? Language.ENGLISH : Language.HINDI;
    }

    /** @param plain what {@link Word#latin} gives for each */
    private static String latin(List<Word> words, List<String> plain, int i) {
        Word word = words.get(i);
        return Homophones.of(plain, i)
                .or(() -> word.first(besideQuantity(words, i)).map(Entry::latin))
                .or(() -> word.entries.stream().findFirst().map(Entry::latin))
                .orElse(word.spelling);
    }

    /** Whether a word is English in an utterance that is not. */
    private static boolean isEnglish(List<Word> words, int i) {
        Word word = words.get(i);
        return word.is(Role.HOMOGRAPH)
                ? betweenEnglish(words, i)
                        || inEnglishPhrase(words, i)
                        || (word.is(Role.NUMBER) && besideQuantity(words, i))
                : word.certainEnglish()
                        || word.is(Role.BORROWED)
                        || (word.is(Role.UNIT) && betweenEnglishNumbers(words, i));
    }

    /** Of three or more words that may be English, side by side: "for my shop" in a Hindi sentence. */
    private static boolean inEnglishPhrase(List<Word> words, int i) {
        int from = i;
        while (from > 0 && words.get(from - 1).english() && !words.get(from - 1).hindi) {
            from--;
        }
        int to = i;
        while (to < words.size() && words.get(to).english() && !words.get(to).hindi) {
            to++;
        }
        return to - from >= ENGLISH_WORDS;
    }

    private static boolean betweenEnglish(List<Word> words, int i) {
        boolean before = i == 0 || words.get(i - 1).certainEnglish();
        return before && i + 1 < words.size() && words.get(i + 1).certainEnglish();
    }

    /** "Four lakh eighty thousand" is English in any sentence. */
    private static boolean betweenEnglishNumbers(List<Word> words, int i) {
        return i > 0
                && i + 1 < words.size()
                && words.get(i - 1).is(Role.NUMBER)
                && words.get(i + 1).is(Role.NUMBER);
    }

    private static boolean besideQuantity(List<Word> words, int i) {
        if (i > 0 && (words.get(i - 1).is(Role.NUMBER) || words.get(i - 1).isOneOf(REPEATING))) {
            return true;
        }
        if (i + 1 >= words.size()) {
            return false;
        }
        Word next = words.get(i + 1);
        if (next.isOneOf(Set.of("more"))) {
            return i + 2 < words.size() && words.get(i + 2).counts();
        }
        return next.counts() || next.isOneOf(COMPOSING) || (next.is(Role.NUMBER) && !leadsFigure(words, i));
    }

    /** Whether an English word stands before the place and a figure after it that is whole without it. */
    private static boolean leadsFigure(List<Word> words, int i) {
        if (i == 0 || words.get(i - 1).entries.isEmpty() || words.get(i - 1).is(Role.UNIT)) {
            return false;
        }
        int end = i + 1;
        while (end < words.size()
                && (words.get(end).quantity() || words.get(end).isOneOf(COMPOSING))) {
            end++;
        }
        boolean share = end < words.size() && words.get(end).isOneOf(Set.of("percent"));
        List<Word> figure = words.subList(i + 1, end);
        boolean small = words.get(i - 1).isOneOf(WANTING)
                && isSmall(figure, end < words.size() && words.get(end).counts());
        return (share || small || !words.get(i - 1).isOneOf(BEFORE_FIGURES)) && whole(figure);
    }

    /** "Five tolas": "get four five tolas" is "get for five tolas". */
    private static boolean isSmall(List<Word> figure, boolean counts) {
        Word last = figure.getLast();
        boolean counted = last.is(Role.UNIT) || counts;
        int numbers = last.is(Role.UNIT) ? figure.size() - 1 : figure.size();
        return counted
                && numbers == 1
                && figure.getFirst().is(Role.NUMBER)
                && !figure.getFirst().tens();
    }

    /** "Six", "twenty six" or a figure with its hundreds, thousands, lakhs; not digits one by one. */
    private static boolean whole(List<Word> figure) {
        List<Word> numbers = figure.getLast().is(Role.UNIT) ? figure.subList(0, figure.size() - 1) : figure;
        return numbers.size() == 1
                || (numbers.size() == 2
                        && numbers.get(0).tens()
                        && !numbers.get(1).tens())
                || numbers.stream().anyMatch(word -> word.is(Role.UNIT) || word.isOneOf(COMPOSING));
    }
}
