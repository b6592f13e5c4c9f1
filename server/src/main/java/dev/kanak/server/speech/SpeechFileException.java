package dev.kanak.server.speech;

/** A file that cannot be read as speech; the message names it. */
public final class SpeechFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpeechFileException(String message) {
        super(message);
    }

    SpeechFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
