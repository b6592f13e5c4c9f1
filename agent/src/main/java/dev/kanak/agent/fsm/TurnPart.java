package dev.kanak.agent.fsm;

import dev.kanak.core.dialogue.DialogueAction;
import java.util.List;

/** A part of one turn: takes what it is about in the caller's utterance and adds to the reply. */
abstract class TurnPart {

    final Conversation.Parts parts;
    final Memory memory;
    final Steps steps;
    final Voice voice;
    final Heard heard;
    final Reply reply;
    final List<DialogueAction> actions;

    TurnPart(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        this.parts = parts;
        this.memory = parts.memory();
        this.steps = parts.steps();
        this.voice = parts.voice();
        this.heard = heard;
        this.reply = reply;
        this.actions = actions;
    }
}
