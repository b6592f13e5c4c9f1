package dev.kanak.server.eval;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.port.Tool;
import dev.kanak.server.chats.ChatReply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scripted dialogue as it was held.
 *
 * @param replies what the agent said and did, the greeting first; never empty
 * @param transcript the dialogue to read, one line for each thing that was said, heard or done
 */
record HeldDialogue(DialogueScript script, List<ChatReply> replies, List<String> transcript) {

    HeldDialogue {
        replies = List.copyOf(replies);
        transcript = List.copyOf(transcript);
    }

    /** The conversation at the end. */
    Dialogue.View view() {
        return replies.getLast().view();
    }

    String firstReply() {
        return replies.getFirst().text();
    }

    /** Everything the agent said. */
    String said() {
        return replies.stream().map(ChatReply::text).collect(Collectors.joining("\n"));
    }

    /** Every tool that was run, in order. */
    List<Tool.Outcome> calls() {
        return replies.stream().flatMap(reply -> reply.toolCalls().stream()).toList();
    }

    /** The lines that show a reply. */
    static List<String> lines(ChatReply reply) {
        var lines = new ArrayList<String>();
        for (Tool.Outcome call : reply.toolCalls()) {
            lines.add("    %s %s%s"
                    .formatted(
                            call.request().name(),
                            call.request().arguments(),
                            call.ok() ? "" : " FAILED " + call.result()));
        }
        if (!reply.articles().isEmpty()) {
            lines.add("    articles " + reply.articles());
        }
        lines.add("  agent: %s   [%s%s]"
                .formatted(
                        reply.text(),
                        reply.view().state(),
                        reply.view().askedSlot().map(slot -> ", asks " + slot).orElse("")));
        return lines;
    }
}
