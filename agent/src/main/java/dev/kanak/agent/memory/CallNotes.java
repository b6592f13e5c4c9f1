package dev.kanak.agent.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a call has come to, as notes that are kept word for word or left out whole: they are made from slots and tool
 * results, never from free text, so that no figure can drift, and small talk is never among them.
 *
 * @param notes in the order of the call
 */
public record CallNotes(List<Note> notes) {

    /** What a note is about, the least dispensable first. */
    public enum Kind {
        /** What the agent waits for an answer to. */
        OPEN_QUESTION,
        /** Consents and refusals, danger, hand-over. */
        CONDUCT,
        /** What was done: a visit booked, a call back noted. */
        EFFECT,
        /** What a tool computed, with the request it came from. */
        FIGURE,
        /** What the caller told. */
        SLOT,
        OBJECTION,
        /** What was asked and answered. */
        ANSWERED
    }

    /** One note; its text is a clause without a full stop. */
    public record Note(Kind kind, String text) {}

    private static final String BETWEEN = "; ";

    public CallNotes {
        notes = List.copyOf(notes);
    }

    /**
     * As many notes as fit, in the order of the call. Room is given by kind, and within a kind to the newest first.
     *
     * @param tokens most tokens of the text
     */
    public String within(int tokens, TokenCount count) {
        return text(fitting(candidate -> count.of(candidate) <= tokens));
    }

    /** The same for a person who takes over. */
    public String withinWords(int words) {
        return text(fitting(candidate -> candidate.split(" ", -1).length <= words));
    }

    private List<Note> fitting(java.util.function.Predicate<String> fits) {
        List<Note> newestFirst = notes.reversed();
        List<Note> byWeight = Stream.of(Kind.values())
                .flatMap(kind -> newestFirst.stream().filter(note -> note.kind() == kind))
                .toList();
        List<Note> kept = new ArrayList<>();
        for (Note note : byWeight) {
            kept.add(note);
            kept.sort(Comparator.comparingInt(notes::indexOf));
            if (!fits.test(text(kept))) {
                kept.remove(note);
            }
        }
        return kept;
    }

    private static String text(List<Note> kept) {
        return kept.isEmpty() ? "" : kept.stream().map(Note::text).collect(Collectors.joining(BETWEEN, "", "."));
    }
}
