package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Transcript;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationListener;
import dev.kanak.pipeline.graph.CallInput.FromMind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Runs a call's conversation on one virtual thread, so that the session stays free to hear an interruption while a tool
 * works. Everything it does is posted to the inbox with the number of the request that caused it. The methods are the session
 * thread's.
 */
final class Mind {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private record Request(long number, Thought thought) {}

    /** What the conversation is to be told, and all that follows from it. */
    @FunctionalInterface
    private interface Thought {

        void think(ConversationListener listener) throws InterruptedException;
    }

    private final Conversation conversation;
    private final Unfinished unfinished;
    private final Consumer<CallInput> inbox;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long asked;
    private long done;
    private long dropped;

    Mind(String callId, Conversation conversation, Unfinished unfinished, Consumer<CallInput> inbox) {
        this.conversation = conversation;
        this.unfinished = unfinished;
        this.inbox = inbox;
        this.thread = Thread.ofVirtual().name("mind-" + callId).start(this::run);
    }

    /** Where the conversation stands before the first request. */
    Dialogue.View atRest() {
        return conversation.view();
    }

    /** Puts one more request to it. */
    void submit(DialogueInput input) {
        submit(listener -> conversation.on(input, listener));
    }

    /**
     * The caller went on with the turn submitted last.
     *
     * @param heard of what answered its beginning
     * @param whole both pieces
     * @param rest the second piece
     */
    void goOn(String heard, Transcript whole, Transcript rest) {
        submit(listener -> conversation.goOn(heard, whole, rest, listener));
    }

    private void submit(Thought thought) {
        asked++;
        unfinished.begin();
        requests.add(new Request(asked, thought));
    }

    /** A request has been answered, and those before it. */
    void done(long number) {
        done = number;
    }

    /** True if it works on nothing. */
    boolean isDone() {
        return done >= asked;
    }

    /** What answers the requests so far is not to be said any more. */
    void drop() {
        dropped = asked;
    }

    /** True if the answer to a request is not to be said any more. */
    boolean isDropped(long number) {
        return number <= dropped;
    }

    /** Ends it and waits until the conversation is at rest. */
    void stop() {
        thread.interrupt();
        try {
            thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever fails here ends this call and no other
    private void run() {
        long number = 0;
        try {
            while (true) {
                Request request = requests.take();
                number = request.number();
                request.thought().think(new Posting(number, inbox));
                inbox.accept(new FromMind.Done(number, conversation.view()));
                unfinished.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            CallReport.log("conversation failed", e);
            inbox.accept(new FromMind.Failed(number));
        }
    }

    private record Posting(long request, Consumer<CallInput> inbox) implements ConversationListener {

        @Override
        public void said(DialogueAction.Say say) {
            inbox.accept(new FromMind.Said(request, say));
        }

        @Override
        public void toolCalled(Tool.Request call) {
            inbox.accept(new FromMind.ToolCalled(request, call));
        }

        @Override
        public void toolFinished(Tool.Outcome outcome) {
            inbox.accept(new FromMind.ToolFinished(request, outcome));
        }

        @Override
        public void knowledgeFound(String query, List<String> articles, SearchEffort effort) {
            inbox.accept(new FromMind.KnowledgeFound(request, query, articles, effort));
        }

        @Override
        public void stateChanged(DialogueAction.ChangeState change) {
            inbox.accept(new FromMind.StateChanged(request, change));
        }

        @Override
        public void ended(String reason) {
            inbox.accept(new FromMind.CallOver(request, reason));
        }

        @Override
        public void degraded(String component, String reason) {
            inbox.accept(new FromMind.Degraded(request, component, reason));
        }
    }
}
