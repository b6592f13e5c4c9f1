package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.Tokens;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Puts the values of an utterance into the slots, whatever was asked, and begins what they are given for. */
final class Filling {

    /** Slots that answer the agent though they do not show that a loan is wanted. */
    private static final Set<String> ANSWERING = Set.of(
            SlotName.CITY,
            SlotName.PINCODE,
            SlotName.HALLMARKED,
            SlotName.LENDER_TYPE,
            SlotName.OUTSTANDING,
            SlotName.RATE,
            SlotName.DATE,
            SlotName.TIME,
            SlotName.TIME_WINDOW,
            SlotName.NAME,
            SlotName.PHONE,
            SlotName.PHONE_PARTIAL,
            SlotName.PINCODE_PARTIAL,
            SlotName.AGE);

    /** Slots that are read back: a yes counts for what was read back, not for what is said after it. */
    private static final Set<String> READ_BACK =
            Set.of(SlotName.PHONE, SlotName.DATE, SlotName.TIME, SlotName.CITY, SlotName.LOCALITY, SlotName.PINCODE);

    /** Slots whose values an utterance gives in numbers. */
    private static final Set<String> FIGURES = Set.of(
            SlotName.PHONE,
            SlotName.PHONE_PARTIAL,
            SlotName.DATE,
            SlotName.TIME,
            SlotName.WEIGHT,
            SlotName.PURITY,
            SlotName.AMOUNT,
            SlotName.TENURE,
            SlotName.RATE,
            SlotName.PINCODE);

    private static final Set<String> VISIT =
            Set.of(SlotName.DATE, SlotName.TIME, SlotName.TIME_WINDOW, SlotName.HALLMARKED);

    /** "Abhi book mat karo": no day is named by it. */
    private static final Pattern NOT_NOW = Pattern.compile(
            "(?iu)^(?!.*(?<![\\p{L}\\p{M}])(?:aaj|आज|today|kal|कल|tomorrow|parso|परसों)(?![\\p{L}\\p{M}]))"
                    + ".*(?<![\\p{L}\\p{M}])(?:abhi|अभी|now)(?![\\p{L}\\p{M}])");

    private static final int LEAST_MONTHS = 3;
    private static final int MOST_MONTHS = 60;
    private static final int PHONE_DIGITS = 10;
    private static final int MOST_NAME_WORDS = 3;

    /** Sums of money, and what is heard of "Neha". */
    private static final Set<String> NO_NAMES = Set.of(
            "लाख",
            "करोड",
            "हजार",
            "सौ",
            "lakh",
            "lac",
            "crore",
            "karod",
            "hazar",
            "hazaar",
            "thousand",
            "hundred",
            "ने");

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}\\u200c\\u200d]{2,}");

    private final Memory memory;
    private final Errands errands;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;
    private final UnsurePlace unsurePlace;

    Filling(Conversation.Parts parts, Heard heard, Reply reply) {
        this.memory = parts.memory();
        this.errands = parts.errands();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
        this.unsurePlace = new UnsurePlace(parts, heard, reply);
    }

    /** Takes the values; true if there were any that belong here. */
    boolean take() {
        if (heard.slots().has(Mark.WANTS_MAXIMUM) && memory.question == Question.AMOUNT) {
            memory.wantsMaximum = true;
            return true;
        }
        boolean terms = memory.question == Question.PRODUCT || memory.question == Question.TENURE;
        if (terms && heard.slots().has(Mark.WANTS_MAXIMUM) && heard.slots().isEmpty()) {
            return true;
        }
        if (asksHours()) {
            return false;
        }
        if (!heard.slots().values().containsKey(SlotName.DATE) && noDay()) {
            return true;
        }
        if (heard.slots().has(Mark.STATE) && memory.question == Question.CITY && !memory.givesUp(Question.CITY)) {
            return whichTown();
        }
        KnownGold known = new KnownGold(memory, heard);
        boolean somePurities = known.tellsSomePurities();
        if (heard.slots().has(Mark.MIXED_PURITY) && !known.tellsPurities() && !somePurities) {
            memory.wantsLoan = true;
            reply.answer(voice.say("qualify.items"));
            reply.asks(Question.WEIGHT);
            return true;
        }
        Map<String, Object> values = meant();
        boolean priced = heard.is(Intent.ASK_GOLD_PRICE)
                && (!values.containsKey(SlotName.WEIGHT) || heard.concepts().hasAny("price", "rate"));
        if (somePurities) {
            reply.add(voice.say("qualify.purity_rest"));
            reply.asks(Question.PURITY);
            reply.asked();
        } else if (values.isEmpty() || priced) {
            return false;
        }
        if ("gold_purchase".equals(values.get(SlotName.PURPOSE))) {
            memory.refusedPurpose = true;
            reply.answer(voice.say("no_loan.BUYS_GOLD"));
        }
        if (memory.refusedPurpose
                && values.containsKey(SlotName.PURPOSE)
                && reply.sentences().isEmpty()) {
            memory.refusedPurpose = false;
            reply.add(voice.say("certainly"));
        }
        boolean gold = somePurities || values.keySet().stream().anyMatch(Steps.LOAN_SLOTS::contains);
        memory.wantsLoan |= gold;
        if (gold) {
            memory.served = false;
            memory.forgive(Steps.ELIGIBILITY);
            memory.forgive(Steps.LOAN);
        } else {
            memory.forgive(Steps.BRANCHES);
        }
        new Acknowledgement(memory, voice, heard, reply).say(values);
        unsurePlace.tell(values);
        known.piece(values);
        values.forEach(this::put);
        phoneParts(values);
        begin(values);
        boolean taken = somePurities || values.keySet().stream().anyMatch(slot -> gold || ANSWERING.contains(slot));
        memory.refusals = taken ? 0 : memory.refusals;
        return taken;
    }

    /** "Haar hata do": the gold without that piece; its weight is asked for if it is not known. */
    boolean takesOut() {
        KnownGold known = new KnownGold(memory, heard);
        if (!known.isTakenOut()) {
            return false;
        }
        Map<String, Object> left = known.withoutPieces();
        if (left.isEmpty()) {
            reply.answer(voice.say("suppose.ask"));
            reply.asks(Question.WEIGHT);
            return true;
        }
        new Acknowledgement(memory, voice, heard, reply).say(left);
        left.forEach(this::put);
        return true;
    }

    /** "Is it open on Saturday?" names a day but no visit. */
    private boolean asksHours() {
        boolean asks = heard.asks()
                || heard.topics().has(Topic.POSSIBLE)
                || heard.text().endsWith("?");
        return asks
                && heard.concepts().has("timing")
                && !heard.concepts().hasAny("come", "appointment", "book")
                && heard.slots().values().keySet().stream().allMatch(slot -> VISIT.contains(slot));
    }

    /** A day is over, does not suit, or only its week is named. */
    private boolean noDay() {
        if (heard.slots().has(Mark.PAST)) {
            return noDay("visit.over");
        }
        if (new RefusedDay(memory, voice, heard, reply).take()) {
            return true;
        }
        if (heard.slots().has(Mark.NOT_THAT_DAY)) {
            return noDay("visit.not_then");
        }
        if (heard.slots().has(Mark.NOT_THAT_TIME)) {
            memory.slots().remove(SlotName.TIME);
            reply.add(voice.say("visit.not_then"));
            return true;
        }
        if (heard.topics().has(Topic.NEXT_WEEK) && comes()) {
            memory.nextWeek = true;
            return noDay("visit.which_day");
        }
        return false;
    }

    /** "Bihar": the town in it is asked for. */
    private boolean whichTown() {
        memory.asks(Question.CITY);
        reply.add(voice.say("branch.which_town"));
        reply.asks(Question.CITY);
        reply.asked();
        return true;
    }

    /** The day is asked for. */
    private boolean noDay(String key) {
        if (errands.possible(Errand.VISIT) && !memory.escalated && !memory.sellingStopped) {
            if (memory.errand.isEmpty()) {
                errands.begin(Errand.VISIT);
            }
            memory.slots().remove(SlotName.DATE);
            memory.offered = Optional.empty();
            reply.add(voice.say(key));
            if (memory.branch().isPresent()) {
                reply.asks(Question.DATE);
                if (memory.nextWeek) {
                    reply.asked();
                }
            }
            return true;
        }
        return false;
    }

    private boolean comes() {
        return memory.question == Question.DATE
                || memory.question == Question.TIME
                || heard.is(Intent.BOOK_APPOINTMENT)
                || heard.concepts().hasAny("come", "appointment");
    }

    /** The values, a bare amount under the slot that was asked for. */
    private Map<String, Object> meant() {
        Map<String, Object> values = new LinkedHashMap<>(heard.slots().values());
        boolean when = values.containsKey(SlotName.DATE) || values.containsKey(SlotName.TIME);
        boolean other = when || heard.asks() || !heard.topics().heard().isEmpty();
        if (other && memory.question == Question.NAME && !heard.concepts().has("name")) {
            values.remove(SlotName.NAME);
        }
        Optional<String> part = BranchChoice.of(heard, memory).filter(_ -> !values.containsKey(SlotName.LOCALITY));
        if (part.isPresent()) {
            values.remove(SlotName.NAME);
            memory.text(SlotName.CITY).ifPresent(city -> values.put(SlotName.CITY, city));
            values.put(SlotName.LOCALITY, part.get());
        } else if (memory.question == Question.NAME || memory.question == Question.WHO) {
            plainName(values);
        }
        unsureName(values);
        if (memory.nextWeek && values.get(SlotName.DATE) instanceof String day) {
            memory.nextWeek = false;
            values.put(SlotName.DATE, inNextWeek(LocalDate.parse(day)).toString());
        }
        boolean timed = values.containsKey(SlotName.TIME) || values.containsKey(SlotName.TIME_WINDOW);
        boolean onlyTime = timed && !values.containsKey(SlotName.DATE);
        if (onlyTime && !memory.knows(SlotName.DATE)) {
            memory.offered.ifPresent(
                    at -> values.put(SlotName.DATE, at.toLocalDate().toString()));
        }
        if (heard.wouldPay(memory.amount())) {
            values.keySet().removeIf(slot -> slot.startsWith(SlotName.AMOUNT) || slot.equals(SlotName.TENURE));
        }
        if (heard.topics().has(Topic.PROMISE)) {
            values.remove(SlotName.NAME);
        }
        if ((heard.topics().has(Topic.DISBURSAL) || heard.topics().has(Topic.PRICE_RISE)) && !comes()) {
            values.keySet().removeAll(VISIT);
        }
        if ((heard.topics().has(Topic.NOT_VISITING) || heard.topics().has(Topic.LATER))
                && NOT_NOW.matcher(heard.text()).find()) {
            values.keySet().removeAll(VISIT);
        }
        memory.offered
                .map(LocalDateTime::toLocalDate)
                .filter(day -> values.get(SlotName.DATE) instanceof String named && isSameWeekday(day, named))
                .ifPresent(day -> values.put(SlotName.DATE, day.toString()));
        boolean elsewhere = memory.transfer
                && !memory.knows(SlotName.OUTSTANDING)
                && memory.question == Question.LENDER_TYPE
                && !heard.concepts().has("want");
        boolean owed =
                (memory.question == Question.OUTSTANDING || elsewhere) && !values.containsKey(SlotName.OUTSTANDING);
        if (owed && values.containsKey(SlotName.AMOUNT)) {
            values.put(SlotName.OUTSTANDING, values.remove(SlotName.AMOUNT));
        }
        if (Enquiry.asksMonthlyInterest(heard, memory)) {
            values.remove(SlotName.PRODUCT);
        }
        new KnownGold(memory, heard).settle(values);
        if (values.isEmpty()) {
            months().ifPresent(months -> values.put(SlotName.TENURE, months));
        }
        return values;
    }

    /** "Make it thirty six" after a loan was computed: another length. */
    private Optional<Integer> months() {
        List<Integer> numbers = NumberReader.read(Tokens.of(heard.text())).stream()
                .map(span -> span.value().intValue())
                .toList();
        boolean computed = memory.answer(Steps.LOAN).isPresent() && memory.question != Question.PHONE;
        boolean makes = computed && heard.concepts().hasAny("yes", "do", "option") && heard.words() <= MOST_NAME_WORDS;
        return makes && numbers.size() == 1
                ? numbers.stream()
                        .filter(months -> months >= LEAST_MONTHS && months <= MOST_MONTHS)
                        .findFirst()
                : Optional.empty();
    }

    /** "Then Monday" after a Monday was offered is that Monday. */
    private boolean isSameWeekday(LocalDate offered, String named) {
        return heard.concepts().has("weekday") && LocalDate.parse(named).getDayOfWeek() == offered.getDayOfWeek();
    }

    /** A weekday said after "next week" is the one of that week. */
    private LocalDate inNextWeek(LocalDate day) {
        LocalDate monday = memory.now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return day.isBefore(monday) && heard.concepts().has("weekday") ? day.plusWeeks(1) : day;
    }

    /** One to three words that are nothing else answer the question for the name, even if they sound like a town. */
    private void plainName(Map<String, Object> values) {
        List<String> words =
                LETTERS.matcher(heard.text()).results().map(MatchResult::group).toList();
        if (isBranchOffered(values)) {
            return;
        }
        boolean alone = Set.of(SlotName.NAME, SlotName.PHONE, SlotName.PHONE_PARTIAL, SlotName.CITY, SlotName.LOCALITY)
                .containsAll(values.keySet());
        boolean unclear = !values.containsKey(SlotName.NAME) || values.containsKey(SlotName.CITY);
        boolean plain = heard.polarity() == Polarity.NONE
                && !heard.asks()
                && heard.topics().heard().isEmpty()
                && !heard.concepts()
                        .hasAny("stop_words", "isare", "self", "iam", "name", "number", "ji", "branch", "dontknow");
        boolean few = !words.isEmpty() && words.size() <= MOST_NAME_WORDS;
        if (alone && unclear && plain && few && words.stream().map(Tokens::fold).noneMatch(NO_NAMES::contains)) {
            values.remove(SlotName.CITY);
            values.remove(SlotName.LOCALITY);
            values.put(
                    SlotName.NAME,
                    String.join(" ", words.stream().map(Filling::capital).toList()));
        }
    }

    /** A name that was not heard well is taken when the caller goes on to the number; the read-back says it. */
    private void unsureName(Map<String, Object> values) {
        boolean goesOn = values.containsKey(SlotName.PHONE) || values.containsKey(SlotName.PHONE_PARTIAL);
        boolean readBack = memory.errand
                .filter(errand -> errand == Errand.VISIT || errand == Errand.CALL_BACK)
                .isPresent();
        if (goesOn && readBack && !memory.knows(SlotName.NAME)) {
            memory.unsureName.ifPresent(name -> values.putIfAbsent(SlotName.NAME, name));
        }
    }

    /** The part of the city that one of the branches told is in is a choice between them. */
    private boolean isBranchOffered(Map<String, Object> values) {
        Object part = values.get(SlotName.LOCALITY);
        Object city = values.get(SlotName.CITY);
        boolean visit = memory.errand.filter(Errand.VISIT::equals).isPresent();
        boolean chosen = visit
                && part != null
                && city != null
                && city.equals(memory.slots().get(SlotName.CITY));
        if (chosen) {
            values.remove(SlotName.NAME);
        }
        return chosen;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    private void put(String slot, Object value) {
        boolean changed = !value.equals(memory.slots().get(slot));
        memory.confirmed &= !(changed && READ_BACK.contains(slot));
        if (slot.equals(SlotName.WEIGHT)) {
            List.of(SlotName.ITEMS, SlotName.NET_WEIGHT, SlotName.STONE_WEIGHT, slot + "_min", slot + "_max").stream()
                    .filter(stale -> !heard.slots().values().containsKey(stale))
                    .forEach(memory.slots()::remove);
        } else if (slot.equals(SlotName.AMOUNT) || slot.equals(SlotName.TENURE)) {
            memory.slots().remove(slot + "_min");
            memory.slots().remove(slot + "_max");
            memory.wantsMaximum &= !slot.equals(SlotName.AMOUNT);
        } else if (slot.equals(SlotName.CITY) && !value.equals(memory.slots().get(slot))) {
            memory.slots().remove(SlotName.LOCALITY);
            memory.slots().remove(SlotName.PINCODE);
        } else if (slot.equals(SlotName.TIME)) {
            memory.slots().remove(SlotName.TIME_WINDOW);
        }
        memory.slots().put(slot, value);
    }

    /** A part of a number completes it over several turns; at the read-back it replaces the last digits. */
    private void phoneParts(Map<String, Object> values) {
        if (values.get(SlotName.PHONE_PARTIAL) instanceof String part) {
            Optional<String> known = memory.text(SlotName.PHONE);
            boolean readBack = memory.question == Question.CONFIRM || memory.question == Question.CHANGE;
            if (readBack && known.isPresent() && part.length() < PHONE_DIGITS) {
                String kept = known.get().substring(0, PHONE_DIGITS - part.length());
                memory.slots().put(SlotName.PHONE, kept + part);
                memory.slots().remove(SlotName.PHONE_PARTIAL);
            } else {
                reply.add(voice.say("contact.phone_more"));
                reply.asks(Question.PHONE);
                reply.asked();
            }
        } else if (values.containsKey(SlotName.PHONE)) {
            memory.slots().remove(SlotName.PHONE_PARTIAL);
        }
    }

    /** "No, the last two are one one": the last digits of the number that was read back are replaced. */
    boolean lastDigits() {
        boolean atTheEnd = heard.topics().has(Topic.LAST_DIGITS);
        String digits = heard.digits().isEmpty() && atTheEnd ? written() : heard.digits();
        Optional<String> known = memory.text(SlotName.PHONE).or(() -> memory.wrongPhone);
        boolean figures = heard.slots().values().keySet().stream()
                .filter(slot -> !(atTheEnd && slot.equals(SlotName.PHONE_PARTIAL)))
                .anyMatch(FIGURES::contains);
        boolean corrects =
                (heard.concepts().hasAny("no", "wrong", "digit") || atTheEnd) && (!figures || heard.onlyMendsDigits());
        if (!corrects || known.isEmpty() || digits.isEmpty() || digits.length() >= PHONE_DIGITS) {
            return false;
        }
        memory.slots().put(SlotName.PHONE, known.get().substring(0, PHONE_DIGITS - digits.length()) + digits);
        memory.slots().remove(SlotName.PHONE_PARTIAL);
        memory.wrongPhone = Optional.empty();
        return true;
    }

    /** The digits of a number said as one: "46" for four six. */
    private String written() {
        return NumberReader.read(Tokens.of(heard.text())).stream()
                .map(NumberSpan::value)
                .map(value -> value.stripTrailingZeros().toPlainString())
                .filter(text -> text.chars().allMatch(Character::isDigit))
                .findFirst()
                .orElse("");
    }

    /** A day or a time is for a visit unless a call is to come; a number alone is for a call. */
    private void begin(Map<String, Object> values) {
        boolean when = values.containsKey(SlotName.DATE)
                || values.containsKey(SlotName.TIME)
                || values.containsKey(SlotName.TIME_WINDOW);
        if (when && memory.errand.isEmpty() && !memory.escalated && errands.possible(Errand.VISIT)) {
            errands.begin(Errand.VISIT);
        }
        if (when) {
            memory.offered = Optional.empty();
            memory.visitDeclined = false;
        }
        boolean reachable = values.containsKey(SlotName.PHONE);
        if (reachable && !errands.possible(Errand.CALL_BACK)) {
            reply.answer(voice.say("contact.later"));
        }
        boolean wanted = memory.errand.isEmpty() && !memory.served && !memory.sellingStopped;
        if (reachable && wanted && errands.possible(Errand.CALL_BACK)) {
            errands.begin(Errand.CALL_BACK);
        }
    }
}
