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
        Instant now = clock.instant();
        forgetIdle(now);
        if (chats.size() >= config.maxOpen()) {
            chats.values().removeIf(Chat::over);
        }
        if (chats.size() >= config.maxOpen()) {
            throw new ChatException(Reason.FULL);
        }
        var chat = new Chat(conversations.open(options), metrics, now);
        ChatReply greeting = chat.greet();
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String id = HexFormat.of().formatHex(bits);
        chats.put(id, chat);
        return new Opened(id, greeting);
    }

    /**
     * Answers a message.
     *
     * @throws ChatException (UNKNOWN, ENDED, BUSY)
     */
    public ChatReply answer(String id, ChatInput input) throws InterruptedException {
        Instant now = clock.instant();
        forgetIdle(now);
        var chat = chats.get(id);
        if (chat == null) {
            throw new ChatException(Reason.UNKNOWN);
        }
        long began = System.nanoTime();
        ChatReply reply = chat.answer(input, now);
        metrics.chatTurn(Duration.ofNanos(System.nanoTime() - began));
        return reply;
    }

    private void forgetIdle(Instant now) {
        Instant oldest = now.minus(config.idleTimeout());
        chats.values().removeIf(chat -> chat.lastUsed().isBefore(oldest));
    }
}
