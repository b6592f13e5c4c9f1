package dev.kanak.server.chats;

/** A message that no chat can answer. */
public final class ChatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such chat, or it was idle for too long. */
        UNKNOWN,
        /** The conversation is over. */
        ENDED,
        /** As many chats as allowed are open. */
        FULL,
        /** An earlier message is still being answered. */
        BUSY
    }

    private final Reason reason;

    ChatException(Reason reason) {
        super("chat: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
