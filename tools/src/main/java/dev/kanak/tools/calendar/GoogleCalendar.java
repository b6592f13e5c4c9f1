package dev.kanak.tools.calendar;

import dev.kanak.tools.http.BearerToken;
import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.http.Verdict;
import dev.kanak.tools.outbox.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;

/**
 * Visits in a Google calendar, through Calendar API v3. The event's id is made from the visit's, so that inserting it again
 * is answered {@code 409} and nothing is doubled; a moved visit updates it. A rejected token is renewed once.
 */
public final class GoogleCalendar extends VisitCalendar {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final URI events;
    private final BearerToken tokens;
    private final HttpCalls http;

    /**
     * @param base of the API, e.g. {@code https://www.googleapis.com}
     * @param calendarId calendar that the service account may write
     */
    public GoogleCalendar(URI base, String calendarId, BearerToken tokens, HttpCalls http) {
        this.events = base.resolve("/calendar/v3/calendars/" + HttpCalls.encoded(calendarId) + "/events");
        this.tokens = tokens;
        this.http = http;
    }

    /**
     * Tokens of a service account.
     *
     * @param privateKey PKCS #8 in PEM
     * @throws IllegalArgumentException if the key is none
     */
    public static BearerToken tokens(
            HttpCalls http, URI endpoint, String email, String privateKey, InstantSource clock) {
        ServiceAccount account = new ServiceAccount(email, ServiceAccount.key(privateKey), endpoint.toString());
        return new BearerToken(http, endpoint, () -> account.form(clock), clock);
    }

    @Override
    public String name() {
        return "google-calendar";
    }

    @Override
    Delivery put(BookedVisit visit, boolean isNew) throws IOException, InterruptedException {
        HttpCalls.Answer answer = isNew ? insert(visit) : update(visit);
        if (!isNew && answer.status() == NOT_FOUND) {
            answer = insert(visit);
        }
        return isNew && answer.status() == CONFLICT ? Delivery.delivered() : verdict(answer);
    }

    /** Limits of use come as 403 with a reason, and pass. */
    private static Delivery verdict(HttpCalls.Answer answer) {
        return answer.status() == FORBIDDEN
                ? Delivery.tryLater("google_"
                        + answer.json()
                                .path("error")
                                .path("errors")
                                .path(0)
                                .path("reason")
                                .asText("forbidden"))
                : Verdict.of(answer);
    }

    private HttpCalls.Answer insert(BookedVisit visit) throws IOException, InterruptedException {
        return send("POST", events, visit);
    }

    private HttpCalls.Answer update(BookedVisit visit) throws IOException, InterruptedException {
        return send("PUT", URI.create(events + "/" + eventId(visit)), visit);
    }

    private HttpCalls.Answer send(String method, URI uri, BookedVisit visit) throws IOException, InterruptedException {
        return tokens.send(_ -> http.to(uri)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(HttpCalls.json(body(visit)))));
    }

    private static Map<String, Object> body(BookedVisit visit) {
        return Map.of(
                "id", eventId(visit),
                "iCalUID", visit.uid(),
                "sequence", visit.sequence(),
                "summary", visit.title(),
                "description", visit.details(),
                "location", visit.branchName() + ", " + visit.address(),
                "start", time(visit.startsAt()),
                "end", time(visit.endsAt()));
    }

    private static Map<String, String> time(ZonedDateTime time) {
        return Map.of(
                "dateTime",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time),
                "timeZone",
                time.getZone().getId());
    }

    /** An event's id may have the letters a to v and digits only: the visit's id in hexadecimal. */
    static String eventId(BookedVisit visit) {
        return HexFormat.of().formatHex(visit.id().getBytes(StandardCharsets.UTF_8));
    }
}
