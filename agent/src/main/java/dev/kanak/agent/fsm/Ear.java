package dev.kanak.agent.fsm;

import dev.kanak.agent.guard.KnownNumbers;
import dev.kanak.agent.guard.Source;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.FutureVerbs;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.slot.SoundDistance;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.topic.TopicRules;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.OwnWords;
import dev.kanak.core.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Understands what the caller says in the light of what was asked, and remembers the numbers in it. */
final class Ear {

    private static final int MOST_NAME_WORDS = 3;

    /** Of two hearings of one name, as a share of its sounds. */
    private static final double ALIKE = 0.5;

    private static final String NOT = "(?:nahin?|नहीं|नही|not|no)";
    private static final Pattern FIRST_WORD = Pattern.compile("^[^\\s,।.]+[\\s,।.]*");
    private static final Pattern FIRST_WORD_ALONE = Pattern.compile("^\\s*(\\S+).*$");

    private static final Set<String> TAILS = Set.of("ना", "na", "naa");

    /** How people are spoken to: with "na" after it this is a no. */
    private static final Set<String> ADDRESSES = Set.of(
            "भैया", "bhaiya", "भाई", "bhai", "जी", "ji", "अरे", "are", "arre", "बाबा", "baba", "बाबू", "babu", "सर",
            "sir", "मैडम", "madam", "अंकल", "uncle", "आंटी", "aunty", "दीदी", "didi", "बेटा", "beta", "बहन", "behen",
            "यार", "yaar", "नहीं", "nahi", "no", "हाँ", "haan", "कुछ", "अभी", "abhi");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final List<String> BESIDE = List.of(SlotName.NAME, SlotName.CITY, SlotName.LOCALITY);

    /** Slots that are said back before anything is done with them. */
    private static final Set<String> CERTAIN =
            Set.of(SlotName.CITY, SlotName.LOCALITY, SlotName.DATE, SlotName.TIME, SlotName.PHONE);

    private static final Set<String> DAY = Set.of(SlotName.DATE);
    private static final Set<String> CLOCK =
            Set.of(SlotName.TIME, SlotName.TIME_WINDOW, SlotName.TIME_FROM, SlotName.TIME_TO);

    private static final Set<String> PLACE = Set.of(SlotName.CITY, SlotName.LOCALITY);
    private static final int MOST_PART_WORDS = 8;

    /** Words that tell of the past, or whose number it is. */
    private static final Set<String> TOLD = Set.of(
            "tha", "thi", "the", "gaya", "gayi", "gaye", "hua", "hui", "maine", "uska", "unka", "uski", "otp", "था",
            "थी", "थे", "गया", "गयी", "गई", "गए", "हुआ", "हुई", "मैंने", "उसका", "उनका", "उसकी", "ओटीपी", "was", "had",
            "did", "his", "her");

    private static final Set<String> CORRECTING =
            Set.of("nahi", "nahin", "नहीं", "नही", "sorry", "सॉरी", "no", "not", "double", "triple", "डबल", "ट्रिपल");

    /** What may stand beside a name that is corrected. */
    private static final Set<String> AROUND_NAME = Set.of(
            "no", "nahi", "englishnot", "ji", "isare", "name", "iam", "self", "wrong", "sorryword", "stop_words");

    private final Understanding understanding;
    private final TopicRules topics;
    private final Memory memory;
    private final KnownNumbers known;

    Ear(Understanding understanding, TopicRules topics, Memory memory, KnownNumbers known) {
        this.understanding = understanding;
        this.topics = topics;
        this.memory = memory;
        this.known = known;
    }

    /** Understands the words; "Thursday eleven" tells a time too, though a day was asked. */
    Heard hear(String text) {
        Heard heard = understand(text);
        known.add(text, Source.CALLER);
        known.add(heard.slots().values(), Source.CALLER);
        return heard;
    }

    private Heard understand(String said) {
        String text = memory.question == Question.NAME ? withoutTail(said) : said;
        Heard heard = understanding.hear(text, memory.question.slot(), memory.slots(), memory.now);
        heard = Absence.isSupposed(text) ? withoutSupposed(heard) : withoutRefused(withoutAbsence(heard));
        Map<String, Object> values = heard.slots().values();
        if (values.containsKey(SlotName.DATE) && !values.containsKey(SlotName.TIME)) {
            Object time = understanding
                    .hear(text, Optional.of(SlotName.TIME), memory.slots(), memory.now)
                    .slots()
                    .values()
                    .get(SlotName.TIME);
            heard = time == null ? heard : heard.and(SlotName.TIME, time);
        }
        if (values.containsKey(SlotName.PHONE) || values.containsKey(SlotName.PHONE_PARTIAL)) {
            heard = besideTheNumber(heard);
        }
        if (mayTellName(heard)) {
            heard = withName(heard);
        }
        if (mayCorrectName(heard)) {
            heard = withCorrectedName(heard);
        }
        return heard.with(topics.hear(Words.of(heard.text())), clauses(heard));
    }

    /**
     * Of a short utterance that was heard badly what is sure: a known place, a day, a time or a whole telephone number that all
     * its words give and the sure ones alone give too. In a long one a day may belong to what was not heard. Nothing is of one that
     * denies or asks something, tells of the past, of danger or of another person's things, and no place where a name is told. A
     * place is unsure, and only the numbers of what is taken are known.
     *
     * @param sure the words that were heard well
     */
    Heard hearInPart(String text, String sure) {
        Heard whole = understand(text);
        SlotReading alone = understand(sure).slots();
        boolean listed = !whole.slots().has(Mark.UNKNOWN_PLACE);
        boolean named = memory.question == Question.NAME
                || memory.question == Question.WHO
                || whole.concepts().has("name")
                || whole.slots().values().containsKey(SlotName.NAME);
        Map<String, Object> certain = new LinkedHashMap<>();
        whole.slots().values().forEach((slot, value) -> {
            boolean fits = !PLACE.contains(slot) || (listed && !named);
            if (CERTAIN.contains(slot) && fits && value.equals(alone.values().get(slot))) {
                certain.put(slot, value);
            }
        });
        boolean taken =
                whole.secret().isEmpty() && isShort(text) && !whole.asks() && !denies(whole) && !tellsOfElse(whole);
        Map<String, Object> values = taken ? certain : Map.of();
        known.add(values, Source.CALLER);
        return Heard.only(new SlotReading(values, Set.of(Mark.UNSURE_PLACE)));
    }

    /**
     * Whether words that were not heard well are the name that was asked for: a name is seldom a word that a recogniser knows, and
     * it is said back before anything is done with it.
     */
    boolean mayBeName(String text) {
        Heard heard = understand(text);
        List<String> tokens = Words.of(text);
        boolean nothingElse =
                heard.slots().isEmpty() || heard.slots().values().keySet().equals(Set.of(SlotName.NAME));
        return memory.question == Question.NAME
                && tokens.size() <= MOST_NAME_WORDS
                && areUnknown(heard, tokens)
                && tokens.stream().noneMatch(Ear::isNumber)
                && heard.topics().heard().isEmpty()
                && heard.polarity() == Polarity.NONE
                && nothingElse;
    }

    /** The name that was not heard well before, if these words sound like it: "weigh from Singh" after "Vikram Singh". */
    Optional<Transcript> nameBefore(Transcript again) {
        boolean asked =
                memory.question == Question.NAME && understand(again.text()).polarity() == Polarity.NONE;
        return memory.unsureName
                .filter(name -> asked && SoundDistance.between(Words.of(name), Words.of(again.text())) <= ALIKE)
                .map(name -> new Transcript(name, again.language(), again.confidence()));
    }

    /** "Priya na", asked for the name: the name, and not a no. */
    private static String withoutTail(String text) {
        List<String> tokens = Words.of(text);
        boolean tail = tokens.size() == 2
                && TAILS.contains(tokens.getLast())
                && !OwnWords.isCommon(tokens.getFirst())
                && !ADDRESSES.contains(tokens.getFirst());
        return tail ? FIRST_WORD_ALONE.matcher(text).replaceFirst("$1") : text;
    }

    /** The name in words that are no more than that, as it is written. */
    String nameIn(String text) {
        return understand(text).slots().values().get(SlotName.NAME) instanceof String name ? name : text;
    }

    /** "Kal nahi aa sakta, parso aaunga": a time at which the caller cannot come is none for a visit; a day stays for another hour. */
    private Heard withoutAbsence(Heard heard) {
        Optional<String> rest = Absence.without(heard.text());
        if (rest.isEmpty()) {
            return heard;
        }
        Map<String, Object> left = understanding
                .hear(rest.get(), memory.question.slot(), memory.slots(), memory.now)
                .slots()
                .values();
        boolean otherHour = left.keySet().stream().anyMatch(CLOCK::contains);
        Map<String, Object> values = new LinkedHashMap<>(heard.slots().values());
        Set<Mark> marks = new HashSet<>(heard.slots().marks());
        if (!otherHour && replace(values, left, DAY)) {
            marks.add(Mark.NOT_THAT_DAY);
        }
        if (replace(values, left, CLOCK)) {
            marks.add(Mark.NOT_THAT_TIME);
        }
        return heard.with(heard.slots().with(values, marks));
    }

    /** "Kal nahi", where a visit is arranged: the day is refused and not chosen. */
    private Heard withoutRefused(Heard heard) {
        boolean visit = memory.errand.filter(Errand.VISIT::equals).isPresent();
        if (!visit || Absence.refusedDay(heard.text(), memory.now).isEmpty()) {
            return heard;
        }
        Map<String, Object> left = understanding
                .hear(
                        Absence.withoutRefused(heard.text(), memory.now),
                        memory.question.slot(),
                        memory.slots(),
                        memory.now)
                .slots()
                .values();
        Map<String, Object> values = new LinkedHashMap<>(heard.slots().values());
        Set<Mark> marks = new HashSet<>(heard.slots().marks());
        replace(values, left, DAY);
        if (!left.containsKey(SlotName.DATE)) {
            marks.add(Mark.NOT_THAT_DAY);
        }
        return heard.with(heard.slots().with(values, marks));
    }

    /** "Agar kal nahi aa paunga to": a day on which the caller may not come is neither chosen nor refused. */
    private Heard withoutSupposed(Heard heard) {
        String rest = Heard.supposed(heard.text())
                .map(supposed -> heard.text().replace(supposed, " "))
                .orElse("");
        Map<String, Object> left = understanding
                .hear(rest, memory.question.slot(), memory.slots(), memory.now)
                .slots()
                .values();
        Map<String, Object> values = new LinkedHashMap<>(heard.slots().values());
        replace(values, left, DAY);
        replace(values, left, CLOCK);
        replace(values, left, Set.of(SlotName.NAME));
        Set<Mark> marks = new HashSet<>(heard.slots().marks());
        marks.add(Mark.MAY_NOT_COME);
        return heard.with(heard.slots().with(values, marks));
    }

    /** Puts the values that are left in place of those told; true if there were some and none is left. */
    private static boolean replace(Map<String, Object> values, Map<String, Object> left, Set<String> slots) {
        boolean told = values.keySet().removeAll(slots);
        slots.stream().filter(left::containsKey).forEach(slot -> values.put(slot, left.get(slot)));
        return told && slots.stream().noneMatch(left::containsKey);
    }

    /** What a value in it is for is not known: "kal nahi aa sakta", "kal call mat karna". */
    private static boolean denies(Heard heard) {
        return heard.polarity() == Polarity.NO
                || heard.concepts().hasAny("no", "nahi", "wrong", "cancel")
                || Stream.of(Topic.NO_CALLS, Topic.WRONG_NUMBER, Topic.NOT_VISITING, Topic.CANCELS_VISIT)
                        .anyMatch(heard.topics()::has);
    }

    /** "Kal raat chori ho gayi", "maine kal baat ki thi", "uska number": a day or a number in it is not the caller's own for a visit. */
    private static boolean tellsOfElse(Heard heard) {
        return Words.of(heard.text()).stream().anyMatch(TOLD::contains)
                || heard.topics().first(Topic.Kind.DANGER).isPresent();
    }

    /** A few words beside the numbers. */
    private static boolean isShort(String text) {
        return SPACE.splitAsStream(text).filter(word -> !isNumber(word)).count() <= MOST_PART_WORDS;
    }

    /** Two or three words that mean nothing else, where a time for a visit was offered: the name, before it is asked for. */
    private boolean mayTellName(Heard heard) {
        boolean offered = memory.errand.filter(Errand.VISIT::equals).isPresent()
                && memory.offered.isPresent()
                && (memory.question == Question.DATE || memory.question == Question.TIME);
        List<String> tokens = Words.of(heard.text());
        return offered
                && !memory.knows(SlotName.NAME)
                && heard.slots().isEmpty()
                && tokens.size() > 1
                && tokens.size() <= MOST_NAME_WORDS
                && areUnknown(heard, tokens);
    }

    private static boolean areUnknown(Heard heard, List<String> tokens) {
        return heard.concepts().at().stream().allMatch(Set::isEmpty)
                && tokens.stream().noneMatch(Ear::isOrdinary);
    }

    /** A few words and perhaps a no, where a name was read back. */
    private boolean mayCorrectName(Heard heard) {
        return (memory.question == Question.CONFIRM || memory.question == Question.CHANGE)
                && memory.knows(SlotName.NAME)
                && (heard.slots().isEmpty() || heard.slots().values().equals(namedBefore()))
                && heard.topics().heard().isEmpty()
                && heard.words() <= MOST_NAME_WORDS + 1;
    }

    /** "Nahi, Vinay": with the name that its words give, all of which mean nothing else. */
    private Heard withCorrectedName(Heard heard) {
        boolean denies = heard.concepts().hasAt(0, "no");
        String told = withoutWrongName(heard.text());
        String rest = denies ? FIRST_WORD.matcher(told).replaceFirst("") : told;
        Object name = understanding
                .hear(rest, Optional.of(SlotName.NAME), memory.slots(), memory.now)
                .slots()
                .values()
                .get(SlotName.NAME);
        List<String> tokens = Words.of(heard.text());
        List<String> wrong = told.equals(heard.text())
                ? List.of()
                : Words.of(memory.text(SlotName.NAME).orElse(""));
        List<String> named = name instanceof String words ? Words.of(words) : List.of();
        boolean plain = IntStream.range(0, tokens.size())
                .allMatch(at -> (wrong.contains(tokens.get(at)) || named.contains(tokens.get(at)))
                        ? heard.concepts().at().get(at).isEmpty() && !isOrdinary(tokens.get(at))
                        : AROUND_NAME.containsAll(heard.concepts().at().get(at)));
        return plain && !named.isEmpty() ? heard.and(SlotName.NAME, Objects.requireNonNull(name)) : heard;
    }

    private Map<String, Object> namedBefore() {
        return Map.of(SlotName.NAME, memory.text(SlotName.NAME).orElse(""));
    }

    /** "Vijay nahi, Vinay", "not Vijay, Vinay", where Vijay was read back, without the first two. */
    private String withoutWrongName(String text) {
        String known = memory.text(SlotName.NAME).map(Pattern::quote).orElse("");
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{M}])(?:" + known + "[\\s,]+" + NOT + "|" + NOT + "\\s+" + known
                        + ")[\\s,।.]+")
                .matcher(text)
                .replaceFirst("");
    }

    private static boolean isOrdinary(String token) {
        return OwnWords.isCommon(token) || FutureVerbs.isOne(token);
    }

    /** With the name, if every word of it belongs to it. */
    private Heard withName(Heard heard) {
        Object name = understanding
                .hear(heard.text(), Optional.of(SlotName.NAME), memory.slots(), memory.now)
                .slots()
                .values()
                .get(SlotName.NAME);
        return name instanceof String all && Words.of(all).equals(Words.of(heard.text()))
                ? heard.and(SlotName.NAME, all)
                : heard;
    }

    /** The clauses of an utterance that has several, each understood as if nothing had been asked. */
    private List<Heard> clauses(Heard heard) {
        List<String> texts = Clauses.of(heard.text());
        if (texts.size() < 2) {
            return List.of();
        }
        return texts.stream()
                .map(text -> understanding
                        .hear(text, Optional.empty(), memory.slots(), memory.now)
                        .with(topics.hear(Words.of(text))))
                .toList();
    }

    /** "Meena, 80001 12334": the name and the place are heard in what is left without the number. */
    private Heard besideTheNumber(Heard heard) {
        String words = withoutNumbers(heard.text());
        boolean mayBeName = !memory.knows(SlotName.NAME) && words.split(" ", -1).length <= MOST_NAME_WORDS;
        Optional<String> asked = mayBeName ? Optional.of(SlotName.NAME) : memory.question.slot();
        Map<String, Object> rest = understanding
                .hear(words, asked, memory.slots(), memory.now)
                .slots()
                .values();
        Heard all = heard;
        for (String slot : BESIDE) {
            Object value = rest.get(slot);
            if (value != null && !heard.slots().values().containsKey(slot)) {
                all = all.and(slot, value);
            }
        }
        return all;
    }

    /** The words but the numbers; a word between a number that is taken back and the next, "no, sorry", is no name either. */
    private static String withoutNumbers(String text) {
        List<String> words = SPACE.splitAsStream(text).toList();
        List<String> kept = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            boolean takesBack = at > 1
                    && at + 1 < words.size()
                    && corrects(words.get(at - 1))
                    && isNumber(words.get(at - 2))
                    && isNumber(words.get(at + 1));
            if (!takesBack && !isNumber(words.get(at))) {
                kept.add(words.get(at));
            }
        }
        return String.join(" ", kept);
    }

    private static boolean corrects(String word) {
        return Tokens.of(word).stream().anyMatch(CORRECTING::contains);
    }

    private static boolean isNumber(String word) {
        List<String> tokens = Tokens.of(word);
        boolean figures = word.chars().anyMatch(Character::isDigit);
        return corrects(word) || figures || !NumberReader.read(tokens).isEmpty();
    }
}
