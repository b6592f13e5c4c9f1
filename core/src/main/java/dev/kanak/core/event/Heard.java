package dev.kanak.core.event;

/**
 * What the caller heard of something the agent said: the words whose audio was sent and, as far as reports tell, arrived.
 *
 * @param text whole words from the beginning; a word half said is not counted
 * @param ms audio from the beginning
 * @param acknowledged true if the caller's reports cover all of it, false if the end is taken to have arrived
 */
public record Heard(String text, long ms, boolean acknowledged) {}
