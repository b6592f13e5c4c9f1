package dev.kanak.core.speech;

/**
 * What a recogniser heard in one utterance, so far or finally.
 *
 * @param text words without punctuation; Hindi in Devanagari, known English words in Latin script; may be empty
 * @param language language of the words heard
 * @param confidence 0 to 1; 1 for typed text
 */
public record Transcript(String text, Language language, double confidence) {

    public Transcript {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1: " + confidence);
        }
    }
}
