package dev.kanak.tools.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.tools.http.BearerToken;
import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.http.Verdict;
import dev.kanak.tools.outbox.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Visits in the calendar of a Microsoft 365 mailbox, through Microsoft Graph v1.0. An event carries the visit's id as an
 * extended property, by which a repeated request finds it, and as {@code transactionId}, by which Graph itself drops a
 * second one of the same moment. A rejected token is renewed once.
 */
public final class MicrosoftCalendar extends VisitCalendar {

    /** Named property in the space of public strings (MS-OXPROPS, PS_PUBLIC_STRINGS). */
    private static final String PROPERTY = "String {00020329-0000-0000-C000-000000000046} Name KanakAppointmentId";

    private static final int CONFLICT = 409;

    private final URI base;
    private final String mailbox;
    private final BearerToken tokens;
    private final HttpCalls http;

    /**
     * @param base of the API, e.g. {@code https://graph.microsoft.com}
     * @param mailbox user principal name
     */
    public MicrosoftCalendar(URI base, String mailbox, BearerToken tokens, HttpCalls http) {
        this.base = base;
        this.mailbox = mailbox;
        this.tokens = tokens;
        this.http = http;
    }

    @Override
    public String name() {
        return "microsoft-calendar";
    }

    @Override
    Delivery put(BookedVisit visit, boolean isNew) throws IOException, InterruptedException {
        HttpCalls.Answer found = send("GET", events("?$select=id&$filter=" + filter(visit)), "");
        if (!found.ok()) {
            return Verdict.of(found);
        }
        JsonNode id = found.json().path("value").path(0).path("id");
        if (id.isMissingNode()) {
            HttpCalls.Answer created = send("POST", events(""), HttpCalls.json(body(visit, true)));
            return created.status() == CONFLICT ? Delivery.delivered() : Verdict.of(created);
        }
        return isNew
                ? Delivery.delivered()
                : Verdict.of(send(
                        "PATCH", events("/" + HttpCalls.encoded(id.asText())), HttpCalls.json(body(visit, false))));
    }

    private static String filter(BookedVisit visit) {
        return HttpCalls.encoded("singleValueExtendedProperties/Any(ep: ep/id eq '" + PROPERTY + "' and ep/value eq '"
                + visit.id() + "')");
    }

    private URI events(String rest) {
        return base.resolve("/v1.0/users/" + HttpCalls.encoded(mailbox) + "/calendar/events" + rest);
    }

    private HttpCalls.Answer send(String method, URI uri, String body) throws IOException, InterruptedException {
        return tokens.send(_ -> http.to(uri)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static Map<String, Object> body(BookedVisit visit, boolean isNew) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subject", visit.title());
        body.put("body", Map.of("contentType", "text", "content", visit.details()));
        body.put("start", time(visit.startsAt()));
        body.put("end", time(visit.endsAt()));
        body.put("location", Map.of("displayName", visit.branchName() + ", " + visit.address()));
        if (isNew) {
            body.put("transactionId", visit.id());
            body.put("singleValueExtendedProperties", List.of(Map.of("id", PROPERTY, "value", visit.id())));
        }
        return body;
    }

    private static Map<String, String> time(ZonedDateTime time) {
        return Map.of(
                "dateTime",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time),
                "timeZone",
                time.getZone().getId());
    }
}
