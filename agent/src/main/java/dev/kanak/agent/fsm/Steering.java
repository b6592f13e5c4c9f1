package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.core.speech.Language;
import java.util.Optional;

/** What a caller says about the call itself: repeat, slower, another language, a person, stop, goodbye. */
final class Steering {

    private static final double SLOW = 0.85;
    private static final int MOST_OFF_TOPICS = 3;

    private final Memory memory;
    private final Steps steps;
    private final Voice voice;
    private final LanguageChoice language;
    private final Heard heard;
    private final Reply reply;

    Steering(Conversation.Parts parts, Heard heard, Reply reply) {
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
        this.language = parts.language();
        this.heard = heard;
        this.reply = reply;
    }

    /** Steers the call if the utterance asks for it; false if it is about something else. */
    boolean take() {
        Optional<Intent> intent = heard.intent();
        if (intent.isEmpty()) {
            return false;
        }
        return switch (intent.get()) {
            case REPEAT -> repeat();
            case SLOWER -> slower();
            case HOLD -> said("hold", true);
            case CHANGE_LANGUAGE -> changeLanguage();
            case IDENTITY -> said("identity", false);
            case REQUEST_HUMAN -> human();
            case COMPLAINT -> said("complaint", false);
            case PRIVACY_STOP -> privacy();
            case INJECTION -> offTopic();
            case OUT_OF_SCOPE -> heard.slots().isEmpty() && offTopic();
            case GOODBYE -> goodbye();
            default -> false;
        };
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

    private boolean human() {
        memory.slots().put(SlotName.WANTS_HUMAN, true);
        reply.state(State.ESCALATE);
        return said("human", false);
    }

    private boolean privacy() {
        boolean answered = reply.sentences().isEmpty() && heard.concepts().has("recording");
        if (answered) {
            memory.slots().put(SlotName.CONSENT, false);
            return said("recording_off", false);
        }
        return (!reply.sentences().isEmpty() && heard.concepts().has("recording")) || said("privacy", false);
    }

    private boolean offTopic() {
        memory.offTopics++;
        int count = Math.min(memory.offTopics, MOST_OFF_TOPICS);
        reply.answer(voice.say("off_topic." + count));
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
        String key = steps.quote().isPresent()
                ? "goodbye.quoted"
                : memory.wantsLoan || memory.helped ? "goodbye" : "goodbye.plain";
        reply.answer(voice.say(key));
        reply.end("goodbye", State.GOODBYE);
        return true;
    }
}
