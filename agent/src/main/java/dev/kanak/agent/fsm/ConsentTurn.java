package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import java.util.List;
import java.util.Set;

/** Settles the recording question; only a clear yes to a question that was heard grants, and the call goes on without recording. */
final class ConsentTurn {

    private static final Set<String> WHAT = Set.of("kya", "क्या", "what");

    private final Memory memory;
    private final Voice voice;
    private final boolean recordsConsent;
    private final Heard heard;
    private final Reply reply;
    private final List<DialogueAction> actions;
    private boolean explained;

    ConsentTurn(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        this.memory = parts.memory();
        this.voice = parts.voice();
        this.recordsConsent = parts.tools().contains(Steps.RECORD_CONSENT);
        this.heard = heard;
        this.reply = reply;
        this.actions = actions;
    }

    /** Answers what is asked about the recording, or settles the question; true if the utterance did either. */
    boolean take() {
        boolean ends = heard.topics().has(Topic.NO_CALLS) || heard.topics().has(Topic.WRONG_NUMBER);
        if (memory.knows(SlotName.CONSENT) || (ends && !heard.concepts().has("recording"))) {
            return false;
        }
        boolean asked =
                memory.question == Question.CONSENT && heard.words() > 0 && !memory.keyWords.owes(KeyWords.CONSENT);
        if (!asked && !heard.concepts().has("recording")) {
            return false;
        }
        boolean lastChance = asked && memory.consentAskedAgain && !asksToHearItAgain();
        if (asksAboutIt(asked)) {
            explained = !lastChance;
            reply.answer(voice.say("consent.why"));
            return explained || settle(Polarity.NONE, true);
        }
        return settle(Polarity.ofConsent(heard.concepts(), Words.of(heard.text()), otherMatter()), lastChance);
    }

    /** Whether it was asked what the recording is for, and the question is put again. */
    boolean explained() {
        return explained;
    }

    private boolean settle(Polarity polarity, boolean lastChance) {
        if (polarity == Polarity.NONE && !lastChance) {
            return false;
        }
        boolean granted = polarity == Polarity.YES;
        memory.slots().put(SlotName.CONSENT, granted);
        if (recordsConsent) {
            actions.add(new DialogueAction.CallTool(Errands.consent("recording", granted)));
        }
        acknowledgeConsent(polarity);
        return polarity != Polarity.NONE;
    }

    private void acknowledgeConsent(Polarity polarity) {
        boolean nothingElseYet = !otherMatter() && !memory.wantsLoan && !memory.helped;
        if (polarity == Polarity.NO && nothingElseYet) {
            reply.answer(voice.say("consent.no_help"));
            reply.asks(Question.NEED);
        } else {
            reply.add(voice.say(polarity == Polarity.YES ? "consent.yes" : "consent.no"));
        }
    }

    /** "Why do you record?", "is recording necessary?": it grants nothing. */
    private boolean asksAboutIt(boolean asked) {
        boolean answers = heard.concepts().hasAny("yes", "no", "ji", "noproblem", "dontknow");
        boolean why = heard.topics().has(Topic.WHY);
        boolean named = heard.concepts().has("recording") && (why || heard.asks());
        return !answers && (named || (asked && why && !otherMatter()));
    }

    /** "Kya?", "zara dheere boliye": the question was not heard. */
    private boolean asksToHearItAgain() {
        boolean what = heard.words() == 1 && WHAT.containsAll(Words.of(heard.text()));
        return what
                || heard.intent()
                        .filter(intent -> switch (intent) {
                            case REPEAT, SLOWER, CHANGE_LANGUAGE, HOLD -> true;
                            default -> false;
                        })
                        .isPresent();
    }

    private boolean otherMatter() {
        if (!heard.slots().isEmpty()) {
            return true;
        }
        return heard.intent()
                .filter(intent -> switch (intent) {
                    case AFFIRM, DENY, GREET, PRIVACY_STOP, GOODBYE, CORRECTION, HOLD -> false;
                    default -> true;
                })
                .isPresent();
    }
}
