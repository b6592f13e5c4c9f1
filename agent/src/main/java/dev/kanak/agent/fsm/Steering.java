package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading.Mark;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a caller says about the call itself: repeat, slower, another language, a person, stop, goodbye. */
final class Steering extends TurnPart {

    private static final double SLOW = 0.85;
    private static final int MOST_OFF_TOPICS = 3;
    private static final int MOST_REPEATS = 3;
    private static final int FEW_WORDS = 4;
    private static final int MOST_HUSH_WORDS = 6;

    private static final Set<String> WHAT = Set.of("क्या", "kya", "what", "pardon", "huh");

    private final LanguageChoice language;
    private final boolean recordsConsent;

    Steering(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        super(parts, heard, reply, actions);
        this.recordsConsent = parts.tools().contains(Steps.RECORD_CONSENT);
        this.language = parts.language();
    }

    /** Steers the call if the utterance asks for it; false if it is about something else. */
    boolean take() {
        if (heard.topics().has(Topic.WHO_ARE_YOU)) {
            return said("identity", false);
        }
        if (heard.topics().has(Topic.HUSH) && heard.slots().isEmpty() && !wantsSomething()) {
            return said("hush", true);
        }
        if (heard.topics().has(Topic.WRONG_NUMBER) && memory.phone().isEmpty()) {
            reply.answer(voice.say("wrong_number"));
            reply.end("wrong_number", State.GOODBYE);
            return true;
        }
        boolean compared =
                heard.is(Intent.COMPARE_COMPETITOR) && heard.concepts().hasAny("better", "difference", "less");
        if (heard.topics().has(Topic.OTHER_PRODUCT) && heard.slots().isEmpty() && !compared) {
            return offTopic();
        }
        if (whatWasThat()) {
            return repeat();
        }
        Optional<Intent> intent = heard.intent();
        if (intent.isEmpty()) {
            return later();
        }
        return switch (intent.get()) {
            case REPEAT -> repeat();
            case SLOWER -> !heard.topics().has(Topic.UNSURE) && slower();
            case HOLD -> said("hold", true);
            case CHANGE_LANGUAGE -> !heard.slots().has(Mark.STATE) && changeLanguage();
            case IDENTITY -> said("identity", false);
            case PRIVACY_STOP -> privacy();
            case INJECTION -> offTopic();
            case OUT_OF_SCOPE -> heard.slots().isEmpty() && !known() && offTopic();
            case GOODBYE -> !asksSomething() && !mayAsk() && !someOfIt() && goodbye();
            default -> later();
        };
    }

    /** "Bas karo, branch batao" is to be answered all the same. */
    private boolean wantsSomething() {
        return heard.words() > MOST_HUSH_WORDS
                || heard.asks()
                || heard.concepts().hasAny("tell", "branch", "send", "human", "connect", "callback", "loan", "gold");
    }

    /** "What?", and "yes?" where nothing is left to be affirmed. */
    private boolean whatWasThat() {
        boolean alone = heard.words() == 1 && !memory.lastReply.isEmpty();
        boolean yes =
                heard.text().endsWith("?") && heard.polarity() == Polarity.YES && memory.question == Question.MORE;
        return alone && (yes || Tokens.of(heard.text()).stream().allMatch(WHAT::contains));
    }

    /** What sounds like another matter may be a subject that the lender's articles treat, or a concern. */
    private boolean known() {
        return heard.topics().first(Topic.Kind.SUBJECT).isPresent()
                || heard.topics().first(Topic.Kind.OBJECTION).isPresent()
                || heard.topics().has(Topic.PRIMARY_GOLD);
    }

    /** "No gold loan needed, thanks": a no to "anything else", or a no with thanks, takes leave. */
    boolean nothingMore() {
        boolean free = heard.slots().isEmpty()
                && !heard.asks()
                && !mayAsk()
                && !asksSomething()
                && !heard.topics().has(Topic.WANTS_TO_KNOW);
        boolean closing = memory.question == Question.MORE
                || memory.question == Question.NEED
                || heard.concepts().has("thanks");
        return free
                && closing
                && declines()
                && memory.question != Question.CONSENT
                && heard.polarity() == Polarity.NO
                && goodbye();
    }

    private boolean mayAsk() {
        return heard.text().endsWith("?")
                || heard.topics().first(Topic.Kind.SUBJECT).isPresent();
    }

    /** "I have no bill" holds a no but declines nothing. */
    boolean declines() {
        boolean few = heard.words() <= FEW_WORDS;
        boolean plain = heard.intent()
                .map(intent -> intent == Intent.GOODBYE || (few && (intent == Intent.DENY || intent == Intent.AFFIRM)))
                .orElse(few);
        return plain || heard.concepts().hasAny("notneeded", "thanks", "thatsall");
    }

    /** A thank-you with a wish or a concern in it is no goodbye. */
    private boolean asksSomething() {
        return heard.topics().first(Topic.Kind.OBJECTION).isPresent()
                || heard.topics()
                        .first(Topic.Kind.ERRAND)
                        .filter(topic -> topic != Topic.LATER)
                        .isPresent();
    }

    /** "Not much, just a little" answers what was asked; who only wants to know something stays. */
    private boolean someOfIt() {
        boolean some = memory.question.slot().isPresent()
                && heard.concepts().hasAny("some", "less", "more")
                && !heard.concepts().hasAny("thanks", "bye", "leaving", "later");
        return some || heard.topics().has(Topic.WANTS_TO_KNOW);
    }

    /** "I will think about it": no hurry, and goodbye. */
    private boolean later() {
        boolean free = heard.slots().isEmpty() && !heard.asks() && memory.errand.isEmpty();
        return free && heard.topics().has(Topic.LATER) && memory.question != Question.CONSENT && goodbye();
    }

    boolean said(String key, boolean andNothingElse) {
        reply.answer(voice.say(key));
        if (andNothingElse) {
            reply.asksNothing();
        }
        return true;
    }

    private boolean repeat() {
        memory.repeats++;
        if (memory.repeats > 1) {
            slow();
        }
        reply.answer(memory.lastReply.isEmpty() ? voice.say("no_match.1") : memory.lastReply);
        if (memory.repeats >= MOST_REPEATS) {
            reply.add(voice.say("repeat.offer"));
        }
        reply.asksNothing();
        return true;
    }

    private boolean slower() {
        slow();
        reply.add(voice.say("slower"));
        reply.answer(memory.lastReply);
        reply.asksNothing();
        return true;
    }

    private void slow() {
        memory.slow = true;
        memory.slots().put(SlotName.SPEAKING_RATE, "slow");
    }

    /** Speed of the reply relative to the voice's own. */
    static double rate(Memory memory) {
        return memory.slow ? SLOW : 1.0;
    }

    private boolean changeLanguage() {
        Optional<Language> wanted = wantedLanguage();
        wanted.ifPresent(language::request);
        wanted.ifPresent(chosen -> memory.slots().put(SlotName.LANGUAGE, chosen.code()));
        return said(wanted.isPresent() ? "language.changed" : "language.offer", false);
    }

    /** The language named; the other one if the caller says that one is not known. */
    private Optional<Language> wantedLanguage() {
        boolean refused =
                heard.concepts().hasAny("no", "dontknow") && !heard.concepts().has("noproblem");
        if (heard.concepts().has("lang_mix")) {
            return Optional.of(Language.HINGLISH);
        }
        if (heard.concepts().has("lang_en")) {
            return Optional.of(refused ? Language.HINDI : Language.ENGLISH);
        }
        if (heard.concepts().has("lang_hi")) {
            return Optional.of(refused ? Language.ENGLISH : Language.HINDI);
        }
        return Optional.empty();
    }

    private boolean privacy() {
        if (heard.concepts().has("wheregot")) {
            return said("privacy.source", false);
        }
        boolean wishes = heard.topics().has(Topic.NO_CALLS) || heard.wish(SlotName.DO_NOT_CALL);
        if (wishes || asksSomething()) {
            return false;
        }
        boolean agreed = Polarity.ofConsent(heard.concepts(), Words.of(heard.text()), false) == Polarity.YES;
        boolean answered = reply.sentences().isEmpty() && heard.concepts().has("recording") && !agreed;
        if (answered) {
            boolean changes = !Boolean.FALSE.equals(memory.slots().put(SlotName.CONSENT, false));
            if (changes && recordsConsent) {
                actions.add(new DialogueAction.CallTool(Errands.consent("recording", false)));
            }
            return said("recording_off", false);
        }
        boolean told = !reply.sentences().isEmpty() && heard.concepts().has("recording");
        return told || (heard.asks() ? false : said("privacy", false));
    }

    boolean offTopic() {
        memory.offTopics++;
        int count = Math.min(memory.offTopics, MOST_OFF_TOPICS);
        boolean product = count == 1 && heard.topics().has(Topic.OTHER_PRODUCT);
        reply.answer(voice.say(product ? "off_topic.product" : "off_topic." + count));
        if (count == MOST_OFF_TOPICS) {
            reply.end("off_topic", State.GOODBYE);
        } else if (count == 2) {
            reply.asks(Question.NEED);
        }
        return true;
    }

    boolean goodbye() {
        if (!heard.slots().isEmpty()) {
            return false;
        }
        boolean business = (memory.wantsLoan || memory.helped) && !memory.sellingStopped && !memory.served;
        String key = steps.quote().isPresent() && business ? "goodbye.quoted" : business ? "goodbye" : "goodbye.plain";
        if (heard.topics().has(Topic.LATER)) {
            reply.add(voice.say("no_hurry"));
        }
        reply.answer(voice.say(key));
        reply.end("goodbye", State.GOODBYE);
        return true;
    }
}
