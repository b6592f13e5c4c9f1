package dev.kanak.tools.calendar;

import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.http.Verdict;
import dev.kanak.tools.outbox.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Visits in CalDAV calendars (RFC 4791), one collection for each branch, made when it is missing. A visit is one resource,
 * named by its id: a new one is put with {@code If-None-Match: *}, so that a repeated request finds it there
 * ({@code 412}), and a moved one replaces it.
 */
public final class CalDavCalendar extends VisitCalendar {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final URI home;
    private final String authorization;
    private final HttpCalls http;

    /**
     * @param home calendar home of the user, ends in a slash
     */
    public CalDavCalendar(URI home, String user, String password, HttpCalls http) {
        this.home = home;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.http = http;
    }

    @Override
    public String name() {
        return "caldav";
    }

    @Override
    Delivery put(BookedVisit visit, boolean isNew) throws IOException, InterruptedException {
        HttpCalls.Answer answer = store(visit, isNew);
        if (answer.status() == NOT_FOUND || answer.status() == CONFLICT) {
            makeCalendar(visit);
            answer = store(visit, isNew);
        }
        return isNew && answer.status() == PRECONDITION_FAILED ? Delivery.delivered() : verdict(answer);
    }

    /** A collection that cannot be made is the operator's to mend. */
    private static Delivery verdict(HttpCalls.Answer answer) {
        return answer.status() == CONFLICT ? Delivery.tryLater("no_calendar") : Verdict.of(answer);
    }

    private HttpCalls.Answer store(BookedVisit visit, boolean isNew) throws IOException, InterruptedException {
        URI uri = collection(visit).resolve(HttpCalls.encoded(visit.id()) + ".ics");
        HttpRequest.Builder request = http.to(uri)
                .header("Authorization", authorization)
                .header("Content-Type", "text/calendar; charset=utf-8")
                .PUT(BodyPublishers.ofString(Invitation.stored(visit)));
        if (isNew) {
            request.header("If-None-Match", "*");
        }
        return http.send(request.build());
    }

    private void makeCalendar(BookedVisit visit) throws IOException, InterruptedException {
        String body = """
            <?xml version="1.0" encoding="utf-8"?>
            <C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
            <D:displayname>%s</D:displayname>
            </D:prop></D:set></C:mkcalendar>
            """.formatted(visit.branchName().replace("&", "&amp;").replace("<", "&lt;"));
        http.send(http.to(collection(visit))
                .header("Authorization", authorization)
                .header("Content-Type", "application/xml; charset=utf-8")
                .method("MKCALENDAR", BodyPublishers.ofString(body))
                .build());
    }

    private URI collection(BookedVisit visit) {
        return home.resolve(HttpCalls.encoded(visit.branchId()) + "/");
    }
}
