package dev.kanak.server.chats;

import dev.kanak.server.chats.ChatException.Reason;
import dev.kanak.server.metrics.Metrics;
import dev.kanak.server.talk.ConversationFactory;
import dev.kanak.server.talk.TalkOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Owns the open chats; those idle for too long are forgotten. Thread-safe; its methods block while tools run. */
public final class ChatService {

    private final ChatsConfig config;
    private final ConversationFactory conversations;
    private final Metrics metrics;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Chat> chats = new ConcurrentHashMap<>();
    private int beginning;

    public ChatService(ChatsConfig config, ConversationFactory conversations, Metrics metrics, InstantSource clock) {
        this.config = config;
        this.conversations = conversations;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A chat that began.
     *
     * @param id 128 random bits, hexadecimal
     * @param reply the greeting
     */
    public record Opened(String id, ChatReply reply) {}

    /**
     * Begins a chat.
     *
     * @throws ChatException (FULL)
     */
    public Opened open(TalkOptions options) throws InterruptedException {
        forgetIdle();
        reserve();
        try {
            var chat = new Chat(conversations.open(options), metrics, clock.instant());
            ChatReply greeting = chat.greet();
            byte[] bits = new byte[16];
            random.nextBytes(bits);
            String id = HexFormat.of().formatHex(bits);
            chats.put(id, chat);
            return new Opened(id, greeting);
        } finally {
            release();
        }
    }

    /** A place for a chat that is greeted and not yet among the open ones. */
    private synchronized void reserve() {
        if (chats.size() + beginning >= config.maxOpen()) {
            chats.values().removeIf(Chat::over);
        }
        if (chats.size() + beginning >= config.maxOpen()) {
            throw new ChatException(Reason.FULL);
        }
        beginning++;
    }

    private synchronized void release() {
        beginning--;
    }

    /**
     * Answers a message.
     *
     * @throws ChatException (UNKNOWN, ENDED, BUSY)
     */
    public ChatReply answer(String id, ChatInput input) throws InterruptedException {
        forgetIdle();
        var chat = chats.get(id);
        if (chat == null) {
            throw new ChatException(Reason.UNKNOWN);
        }
        long began = System.nanoTime();
        ChatReply reply = chat.answer(input, clock.instant());
        metrics.chatTurn(Duration.ofNanos(System.nanoTime() - began));
        return reply;
    }

    /** Chats that are kept. */
    int count() {
        return chats.size();
    }

    /** Forgets the chats that were idle for too long. */
    public void forgetIdle() {
        Instant oldest = clock.instant().minus(config.idleTimeout());
        chats.values().removeIf(chat -> chat.lastUsed().isBefore(oldest));
    }
}
