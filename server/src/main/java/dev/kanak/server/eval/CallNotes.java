package dev.kanak.server.eval;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import dev.kanak.core.port.Tool;
import dev.kanak.server.chats.ChatReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happens in a call, gathered into one reply for each turn of the caller. Thread-safe. */
final class CallNotes implements CallEvents {

    private final Map<String, CallEvent.ToolCalled> called = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final List<Tool.Outcome> outcomes = new ArrayList<>();
    private final List<String> articles = new ArrayList<>();
    private final List<CallEvent.FinalTranscript> heard = new ArrayList<>();
    private int understood;

    @Override
    public synchronized void emit(CallEvent event) {
        switch (event) {
            case CallEvent.AgentText text -> said.add(text.text());
            case CallEvent.ToolCalled call -> called.put(call.toolCallId(), call);
            case CallEvent.ToolFinished done -> {
                var call = called.get(done.toolCallId());
                Map<String, Object> arguments = call == null ? Map.of() : call.arguments();
                outcomes.add(new Tool.Outcome(
                        new Tool.Request(done.toolCallId(), done.name(), arguments), done.ok(), done.result()));
            }
            case CallEvent.KnowledgeFound found -> articles.addAll(found.articles());
            case CallEvent.FinalTranscript transcript -> heard.add(transcript);
            default -> {}
        }
    }

    /** Takes a line of the dialogue's log: the dialogue was told something. */
    synchronized void told(String line) {
        boolean words = line.contains("\"input\":\"caller_said\"") || line.contains("\"input\":\"heard_in_part\"");
        understood += words ? 1 : 0;
    }

    /** How often words of the caller have reached the dialogue. */
    synchronized int understood() {
        return understood;
    }

    /** The reply since the last one was taken. */
    synchronized ChatReply takeReply(Dialogue.View view) {
        var reply = new ChatReply(String.join(" ", said), view, List.copyOf(outcomes), List.copyOf(articles));
        said.clear();
        outcomes.clear();
        articles.clear();
        return reply;
    }

    /** The final transcripts since they were last taken. */
    synchronized List<CallEvent.FinalTranscript> takeHeard() {
        var taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }
}
