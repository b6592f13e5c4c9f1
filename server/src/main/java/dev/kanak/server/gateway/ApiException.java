package dev.kanak.server.gateway;

import java.util.Map;

/** A request that is answered with an error. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> details;
    private final transient Map<String, String> headers;

    /**
     * @param status 4xx or 5xx
     * @param code stable word for programs
     * @param message sentence for people; leaves the server as it is
     */
    ApiException(int status, String code, String message) {
        this(status, code, message, Map.of(), Map.of());
    }

    private ApiException(
            int status, String code, String message, Map<String, Object> details, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = details;
        this.headers = headers;
    }

    /** The same with something a program can read, e.g. the limit that was passed. */
    ApiException with(Map<String, Object> moreDetails) {
        return new ApiException(status, code, getMessage(), moreDetails, headers);
    }

    /** The same with a response header. */
    ApiException header(String name, String value) {
        return new ApiException(status, code, getMessage(), details, Map.of(name, value));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Map<String, Object> details() {
        return details;
    }

    Map<String, String> headers() {
        return headers;
    }

    static ApiException badRequest(String code, String message) {
        return new ApiException(400, code, message);
    }

    static ApiException notFound(String what) {
        return new ApiException(404, "not_found", "There is no such " + what + ".");
    }

    static ApiException unavailable(String code, String message) {
        return new ApiException(503, code, message).header("Retry-After", "5");
    }
}
