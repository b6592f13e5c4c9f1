package dev.kanak.server.gateway;

import dev.kanak.server.calls.CallService;
import dev.kanak.server.chats.ChatService;

/** What the gateway serves once the engines are loaded. */
public record Services(CallService calls, ChatService chats) {}
