package dev.kanak.core.speech;

import java.util.Locale;
import java.util.Optional;

/** A language the agent speaks and understands. */
public enum Language {
    /** Hindi, written in Devanagari. */
    HINDI("hi", "hi-IN"),
    /** Hindi with English banking words, in Roman or mixed script. */
    HINGLISH("hinglish", "hi-Latn-IN"),
    /** Indian English. */
    ENGLISH("en", "en-IN");

    private final String code;
    private final String tag;

    Language(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** The word used on the wire and in data files: {@code hi}, {@code hinglish} or {@code en}. */
    public String code() {
        return code;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** The language a code or BCP 47 tag names ({@code hi}, {@code hi-IN}, {@code en-GB}, {@code hinglish}); empty if none. */
    public static Optional<Language> of(String codeOrTag) {
        String name = codeOrTag.strip().toLowerCase(Locale.ROOT);
        if (name.equals("hinglish") || name.startsWith("hi-latn")) {
            return Optional.of(HINGLISH);
        }
        if (name.equals("hi") || name.startsWith("hi-")) {
            return Optional.of(HINDI);
        }
        if (name.equals("en") || name.startsWith("en-")) {
            return Optional.of(ENGLISH);
        }
        return Optional.empty();
    }
}
