package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.topic.Topic;
import java.util.Optional;

/** Answers the caller's concerns: honestly, once or twice, without pressing. */
final class Concerns {

    private static final int MOST_ROUNDS = 2;

    private final Memory memory;
    private final Voice voice;
    private final Heard heard;
    private final Reply reply;

    Concerns(Conversation.Parts parts, Heard heard, Reply reply) {
        this.memory = parts.memory();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
    }

    /** Answers a concern if the utterance voices one. */
    boolean take() {
        Optional<Topic> concern = heard.topics().first(Topic.Kind.OBJECTION).filter(this::meant);
        if (concern.isEmpty()) {
            return false;
        }
        Topic topic = concern.get();
        int round = memory.round(topic);
        memory.objecting = true;
        String key = "objection." + topic.key();
        reply.answer(voice.say(round == 1 ? key : round <= MOST_ROUNDS ? key + ".again" : "objection.enough"));
        if (round > MOST_ROUNDS) {
            reply.asks(Question.MORE);
            reply.add(voice.say("more"));
        }
        return true;
    }

    /** A machine is a concern only for one who objects to it; "too high" only if a rate or an amount was the subject. */
    private boolean meant(Topic topic) {
        return switch (topic) {
            case WHY_MACHINE -> !heard.is(Intent.REQUEST_HUMAN);
            case RATE_HIGH -> !heard.is(Intent.ASK_ELIGIBLE_AMOUNT);
            default -> true;
        };
    }
}
