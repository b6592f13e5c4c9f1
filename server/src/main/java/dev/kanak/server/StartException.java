package dev.kanak.server;

/** The server could not start; the message says what to change. */
final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
