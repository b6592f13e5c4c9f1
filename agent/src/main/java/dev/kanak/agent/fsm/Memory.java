package dev.kanak.agent.fsm;

import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Piece;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.wording.Spoken;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a conversation remembers: slots, the last answer of each tool, what was asked and how often. */
final class Memory {

    private static final int MOST_TIMES_ASKED = 3;
    private static final Set<Question> MAY_STAY_OPEN = EnumSet.of(
            Question.WEIGHT,
            Question.PURITY,
            Question.AMOUNT,
            Question.PRODUCT,
            Question.TENURE,
            Question.LENDER_TYPE,
            Question.OUTSTANDING,
            Question.RATE,
            Question.MONTHS_LEFT,
            Question.CITY);

    State state = State.GREETING;
    Question question = Question.NONE;
    String lastReply = "";
    final KeyWords keyWords = new KeyWords();

    /** The utterance being taken holds a number that must not be told. */
    boolean secretHeard;

    boolean wantsLoan;
    boolean wantsBranch;
    boolean wantsMaximum;
    boolean consentAskedAgain;
    int consentAsks;
    boolean helped;
    boolean incomeSaid;
    boolean reductionDeclined;
    boolean slow;
    int noInputs;

    /** Silences after something was said. */
    int silences;

    int noMatches;

    /** The last reply offered a person beside its question. */
    boolean personOffered;

    /** The slots when the caller's turn began. */
    Map<String, Object> slotsBefore = Map.of();

    /** The name as it was heard, not well, when it was asked for what is being arranged. */
    Optional<String> unsureName = Optional.empty();

    int offTopics;
    int repeats;
    int requests;
    int refusals;
    int abuses;
    int confirmNos;

    /** The loan is held elsewhere and is to be moved here. */
    boolean transfer;

    /** Another lender's rate was named, to be set against ours. */
    boolean compares;

    /** The caller must not be sold anything any more. */
    boolean sellingStopped;

    boolean escalated;
    boolean angry;
    boolean minor;
    boolean refusedPurpose;
    boolean leaving;
    int angers;
    boolean handedOver;

    /** People take no calls over now; who asked for one is called later. */
    boolean officeClosed;

    /** The caller was told so, with the helpline. */
    boolean helplineTold;

    boolean visitDeclined;
    boolean marketingRefused;
    boolean objecting;
    boolean served;

    /** What the caller wants done, until it is done or dropped. */
    Optional<Errand> errand = Optional.empty();

    /** The caller said yes to the read-back of the errand. */
    boolean confirmed;

    /** Channel of a summary: {@code sms} or {@code whatsapp}. */
    String channel = "sms";

    /** A time offered in place of one at which the branch is closed. */
    Optional<LocalDateTime> offered = Optional.empty();

    /** The lender's local time of the input being taken. */
    LocalDateTime now = LocalDateTime.MIN;

    /** Why a person is to take over. */
    Optional<Escalation> escalation = Optional.empty();

    Optional<String> consentId = Optional.empty();
    final Journal journal = new Journal();

    /** Whether an earlier call of this number may be gone on with. */
    Returning returning = Returning.NOBODY;

    /** The utterance being taken asked the gold price; the one before did. */
    boolean priced;

    boolean pricedLast;

    /** What the last gold price told says. */
    Optional<Map<String, Spoken>> lastPrice = Optional.empty();

    /** The question about being remembered was asked or needs no asking. */
    boolean rememberSettled;

    /** What was told is yet to be kept for the next call. */
    boolean rememberDue;

    /** A number read back that the caller calls wrong. */
    Optional<String> wrongPhone = Optional.empty();

    /** The amount for which the weight was last found. */
    Optional<BigDecimal> needed = Optional.empty();

    /** The weight that is being found for an amount. */
    Optional<GoldNeed> need = Optional.empty();

    /** What was asked with other things and is to be answered next. */
    Optional<Heard> waiting = Optional.empty();

    /** What an unsure place replaced that was said back in the last reply: a no to it brings this back. */
    Optional<UnsurePlace.Before> beforeUnsurePlace = Optional.empty();

    /** What was asked of a loan that is yet to be computed. */
    Optional<LoanFigure> askedOfLoan = Optional.empty();

    /** The gold as it was told kind by kind; of no use where it does not come to the weight. */
    List<Piece> pieces = List.of();

    /** Karats of those kinds among the pieces of which it was told, as long as it was not of all. */
    Map<String, Integer> purities = Map.of();

    /** The week after this one was named without its day. */
    boolean nextWeek;

    /** The number that the line gives for the caller, ten digits. */
    Optional<String> lineNumber = Optional.empty();

    private final Set<String> supposed = new HashSet<>();
    private final Set<String> retried = new HashSet<>();

    /** Amount the caller settled for in place of a larger one. */
    Optional<BigDecimal> accepted = Optional.empty();

    private final Map<String, Object> slots = new LinkedHashMap<>();
    private final Set<Question> skipped = EnumSet.noneOf(Question.class);
    private final Map<Question, Integer> timesAsked = new EnumMap<>(Question.class);
    private String askedLast = "";
    private int askedInARow;
    private int askedInVain;
    private boolean inVain;
    private final Map<Question, Integer> unknowns = new EnumMap<>(Question.class);
    private final Map<String, Map<String, Object>> answeredArguments = new HashMap<>();
    private final Map<String, Map<String, Object>> answers = new HashMap<>();
    private final Map<String, Map<String, Object>> failedArguments = new HashMap<>();
    private final Map<String, String> latest = new HashMap<>();

    Map<String, Object> slots() {
        return slots;
    }

    boolean knows(String slot) {
        return slots.containsKey(slot);
    }

    Optional<BigDecimal> number(String slot) {
        return slots.get(slot) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    /** The weight that counts: net of stones, the lower end of a range. */
    Optional<BigDecimal> weight() {
        return number(SlotName.NET_WEIGHT).or(() -> number(SlotName.WEIGHT)).or(() -> number(SlotName.WEIGHT + "_min"));
    }

    /** The amount wanted: the upper end of a range. */
    Optional<BigDecimal> amount() {
        return number(SlotName.AMOUNT).or(() -> number(SlotName.AMOUNT + "_max"));
    }

    Optional<Integer> tenure() {
        return number(SlotName.TENURE)
                .or(() -> number(SlotName.TENURE + "_max"))
                .map(BigDecimal::intValue);
    }

    /** The branch that a visit would be to: the first found. */
    Optional<Map<String, Object>> branch() {
        Object found =
                answer(Steps.BRANCHES).map(answer -> answer.get("branches")).orElse(null);
        return found instanceof List<?> list && !list.isEmpty()
                ? Optional.of(fields(list.getFirst()))
                : Optional.empty();
    }

    private static Map<String, Object> fields(Object branch) {
        Map<String, Object> fields = new HashMap<>();
        if (branch instanceof Map<?, ?> map) {
            map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        }
        return fields;
    }

    /** Counts a round of a concern; gives how many so far. */
    int round(Topic topic) {
        return journal.round(topic);
    }

    /** Marks a request as one whose answer is only supposed. */
    void suppose(String id) {
        supposed.add(id);
    }

    boolean isSupposed(String id) {
        return supposed.contains(id);
    }

    /** True the first time: a request with effects may be sent once more under its own key. */
    boolean mayRetry(String id) {
        return retried.add(id);
    }

    /** The slots as they are when the caller's turn begins. */
    Map<String, Object> beginTurn() {
        slotsBefore = Map.copyOf(slots);
        return slotsBefore;
    }

    /** What the caller wants done now is dropped or done. */
    void endErrand() {
        errand = Optional.empty();
        unsureName = Optional.empty();
        confirmed = false;
        confirmNos = 0;
        offered = Optional.empty();
    }

    Optional<String> text(String slot) {
        return slots.get(slot) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Counts that a question is asked. */
    void asks(Question question) {
        timesAsked.merge(question, 1, Integer::sum);
    }

    /**
     * A question closes a reply once more. How often it did without another between is counted, and how often of these nothing that was
     * told brought the call on; a reply that answers something counts for neither.
     *
     * @param prompt key of its words
     * @param answers whether the reply answers something
     */
    void asksInWords(String prompt, boolean answers) {
        boolean again = prompt.equals(askedLast);
        inVain = again && !answers && slots.equals(slotsBefore);
        askedInARow = again ? askedInARow + (answers ? 0 : 1) : 1;
        askedInVain = again ? askedInVain + (inVain ? 1 : 0) : 0;
        askedLast = prompt;
    }

    /** Whether the last question was asked again. */
    boolean asksAgain() {
        return askedInARow > 1;
    }

    /** How often the last question was asked again after nothing new was told; 0 if something was told now. */
    int askedInVain() {
        return inVain ? askedInVain : 0;
    }

    /** Whether a question that may stay open was asked often enough. */
    boolean givesUp(Question question) {
        return MAY_STAY_OPEN.contains(question)
                && timesAsked.getOrDefault(question, 0) >= MOST_TIMES_ASKED
                && !skips(question);
    }

    /** The caller comes back to the loan: what was left out may be asked again. */
    void askAgain() {
        timesAsked.clear();
        skipped.removeAll(MAY_STAY_OPEN);
    }

    void skip(Question asked) {
        skipped.add(asked);
    }

    void unskip(Question asked) {
        skipped.remove(asked);
    }

    boolean skips(Question asked) {
        return skipped.contains(asked);
    }

    /** Counts that the caller did not know the answer; gives how often so far. */
    int unknown(Question asked) {
        return unknowns.merge(asked, 1, Integer::sum);
    }

    /** The last good result of a tool. */
    Optional<Map<String, Object>> answer(String tool) {
        return Optional.ofNullable(answers.get(tool));
    }

    void answered(String tool, Map<String, Object> arguments, Map<String, Object> result) {
        answeredArguments.put(tool, arguments);
        answers.put(tool, result);
        failedArguments.remove(tool);
    }

    void failed(String tool, Map<String, Object> arguments) {
        failedArguments.put(tool, arguments);
        forget(tool);
    }

    /** Makes a tool due again even if its arguments stay as they are. */
    void forget(String tool) {
        answeredArguments.remove(tool);
        answers.remove(tool);
    }

    /** Lets a failed tool be tried again. */
    void forgive(String tool) {
        failedArguments.remove(tool);
    }

    /** True if eligibility was last answered for the same gold. */
    boolean sameItems(Map<String, Object> arguments) {
        Map<String, Object> last = answeredArguments.getOrDefault(Steps.ELIGIBILITY, Map.of());
        return arguments.containsKey("items") && arguments.get("items").equals(last.get("items"));
    }

    boolean due(String tool, Map<String, Object> arguments) {
        return !arguments.equals(answeredArguments.get(tool)) && !arguments.equals(failedArguments.get(tool));
    }

    boolean hasFailed(String tool) {
        return failedArguments.containsKey(tool);
    }

    String nextRequest(String tool) {
        requests++;
        String id = "t" + requests;
        latest.put(tool, id);
        return id;
    }

    /** The request that last asked a tool. */
    Optional<String> latest(String tool) {
        return Optional.ofNullable(latest.get(tool));
    }

    /** The number to reach the caller on, as far as it is known. */
    Optional<String> phone() {
        return text(SlotName.PHONE).or(() -> lineNumber);
    }

    boolean isLatest(String tool, String id) {
        return id.equals(latest.get(tool));
    }
}
