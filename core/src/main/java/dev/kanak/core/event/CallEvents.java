package dev.kanak.core.event;

/** Takes a call's events in order. Called from the call's own threads; returns at once. */
@FunctionalInterface
public interface CallEvents {

    void emit(CallEvent event);
}
