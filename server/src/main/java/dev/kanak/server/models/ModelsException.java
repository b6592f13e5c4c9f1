package dev.kanak.server.models;

/** A model could not be fetched; the message says why and what to do. */
public final class ModelsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelsException(String message) {
        super(message);
    }

    ModelsException(String message, Throwable cause) {
        super(message, cause);
    }
}
