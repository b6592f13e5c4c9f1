package dev.kanak.tools.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import dev.kanak.tools.Receiver;
import dev.kanak.tools.TestTools;
import dev.kanak.tools.kill.Radicale;
import dev.kanak.tools.receiver.FakeServer.Reply;
import dev.kanak.tools.receiver.FakeServer.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits in calendars: a real CalDAV server, and servers that answer as Google's and Microsoft's references say. */
class CalendarReceiversIT {

    @TempDir
    Path folder;

    private static Map<String, Object> visit(String time) {
        return Map.of(
                "branch_id", "HB-PUN-01",
                "date", "2026-11-23",
                "time", time,
                "name", "रमेश कुमार",
                "phone", "9876543210");
    }

    /** Books a visit and moves it, each told before the next. */
    private void bookAndMove(Receiver receiver) {
        try (var tools = new TestTools(folder, 2, List.of(receiver))) {
            tools.call("c1", "book_appointment", visit("11:00"));
            tools.awaitTold();
            tools.call("c1", "book_appointment", visit("12:30"));
            tools.awaitTold();
            assertThat(tools.rows("SELECT DISTINCT status FROM outbox")).containsExactly("DELIVERED");
        }
    }

    @Test
    void radicaleHoldsOneVisitAndItsNewTime() throws Exception {
        try (var radicale = new Radicale(folder)) {
            bookAndMove(new Receiver.CalDav(radicale.home(), "kanak", "any"));

            assertThat(radicale.objects()).hasSize(1);
            ICalendar calendar = Biweekly.parse(radicale.objects().getFirst()).first();
            var event = calendar.getEvents().getFirst();
            assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(Instant.parse("2026-11-23T07:00:00Z")));
            assertThat(event.getSequence().getValue()).isEqualTo(1);
            assertThat(event.getSummary().getValue()).isEqualTo("Gold loan visit: रमेश कुमार");
        }
    }

    @Test
    void anInvitationComesWithTheVisit() throws Exception {
        try (var server = new FakeServer(_ -> Reply.of(204))) {
            bookAndMove(new Receiver.Webhook(Receiver.Topic.MESSAGES, server.uri("/"), "secret"));

            String text =
                    server.requests().getLast().json().at("/data/invitation").asText();
            ICalendar invitation = Biweekly.parse(text).first();
            assertThat(invitation.getMethod().getValue()).isEqualTo("REQUEST");
            assertThat(invitation.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
            var event = invitation.getEvents().getFirst();
            assertThat(event.getOrganizer().getEmail()).isEqualTo("visits@bank.example");
            assertThat(event.getAttendees().getFirst().getUri()).isEqualTo("tel:+919876543210");
            assertThat(text.lines().allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75))
                    .isTrue();
        }
    }

    @Test
    void googleHoldsOneEventAndItsNewTime() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Map<String, String> events = new LinkedHashMap<>();
        try (var server = new FakeServer(request -> google(request, keys, events))) {
            bookAndMove(new Receiver.Google(
                    server.uri("/"),
                    server.uri("/token"),
                    "visits@group.calendar.google.com",
                    "agent@project.iam.gserviceaccount.com",
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n"));

            assertThat(events.values()).containsExactly("2026-11-23T12:30:00+05:30");
            assertThat(events.keySet()).allMatch(id -> id.matches("[a-v0-9]{5,1024}"));
        }
    }

    private static Reply google(Request request, KeyPair keys, Map<String, String> events) {
        if (request.path().equals("/token")) {
            return assertionHolds(request.body(), keys)
                    ? Reply.json(200, "{\"access_token\":\"ya29\",\"expires_in\":3599,\"token_type\":\"Bearer\"}")
                    : Reply.json(400, "{\"error\":\"invalid_grant\"}");
        }
        if (!request.header("authorization").equals(Optional.of("Bearer ya29"))) {
            return Reply.json(401, "{\"error\":{\"code\":401}}");
        }
        String id = request.json().path("id").asText();
        String start = request.json().at("/start/dateTime").asText();
        if (request.method().equals("POST")) {
            return events.putIfAbsent(id, start) == null
                    ? Reply.json(200, "{\"id\":\"" + id + "\"}")
                    : Reply.json(409, "{\"error\":{\"code\":409,\"errors\":[{\"reason\":\"duplicate\"}]}}");
        }
        return request.path().endsWith("/" + id) && events.replace(id, start) != null
                ? Reply.json(200, "{\"id\":\"" + id + "\"}")
                : Reply.json(404, "{\"error\":{\"code\":404}}");
    }

    private static boolean assertionHolds(String form, KeyPair keys) {
        String jwt = URLDecoder.decode(form, StandardCharsets.UTF_8).replaceAll("(?s).*assertion=([^&]*).*", "$1");
        String[] part = jwt.split("\\.", -1);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((part[0] + "." + part[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(part[2]));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void microsoftHoldsOneEventAndItsNewTime() throws Exception {
        Map<String, String> events = new LinkedHashMap<>();
        try (var server = new FakeServer(request -> microsoft(request, events))) {
            bookAndMove(new Receiver.Microsoft(
                    server.uri("/"), server.uri("/tenant/oauth2/v2.0/token"), "visits@bank.example", "app", "s3cret"));

            assertThat(events.values()).containsExactly("2026-11-23T12:30:00");
        }
    }

    private static Reply microsoft(Request request, Map<String, String> events) {
        if (request.path().endsWith("/token")) {
            return Reply.json(200, "{\"access_token\":\"eyJ0\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
        }
        String path = "/v1.0/users/visits@bank.example/calendar/events";
        if (request.method().equals("GET") && request.path().equals(path)) {
            return Reply.json(
                    200,
                    events.keySet().stream()
                            .filter(id -> request.query().contains("ep/value eq '" + id + "'"))
                            .map(id -> "{\"value\":[{\"id\":\"graph-" + id + "\"}]}")
                            .findFirst()
                            .orElse("{\"value\":[]}"));
        }
        String start = request.json().at("/start/dateTime").asText();
        if (request.is("POST", path)) {
            events.put(request.json().path("transactionId").asText(), start);
            return Reply.json(201, "{}");
        }
        String id = request.path().replaceFirst(".*/graph-", "");
        return request.method().equals("PATCH") && events.replace(id, start) != null
                ? Reply.json(200, "{}")
                : Reply.of(404);
    }

    @Test
    void whatIsNotTakenYetIsToldAfterARestart() throws Exception {
        try (var deaf = new FakeServer(_ -> Reply.of(503))) {
            try (var tools = new TestTools(
                    folder, 2, List.of(new Receiver.Webhook(Receiver.Topic.MESSAGES, deaf.uri("/"), "secret")))) {
                tools.call("c1", "book_appointment", visit("11:00"));
            }
        }
        try (var server = new FakeServer(_ -> Reply.of(204));
                var tools = new TestTools(
                        folder, 2, List.of(new Receiver.Webhook(Receiver.Topic.MESSAGES, server.uri("/"), "secret")))) {
            tools.awaitTold();

            assertThat(server.requests()).hasSize(1);
            assertThat(tools.rows("SELECT payload FROM outbox")).containsExactly("{}");
            assertThat(tools.toolset().outbox())
                    .singleElement()
                    .satisfies(depth -> assertThat(depth.waiting()).isZero());
        }
    }

    @Test
    void whatIsNeverTakenBecomesADeadLetter() throws Exception {
        try (var server = new FakeServer(_ -> Reply.of(422));
                var tools = new TestTools(
                        folder, 2, List.of(new Receiver.Webhook(Receiver.Topic.MESSAGES, server.uri("/"), "secret")))) {
            tools.call("c1", "book_appointment", visit("11:00"));
            tools.awaitTold();

            assertThat(tools.rows("SELECT status, last_error, attempts FROM outbox"))
                    .containsExactly("DEAD|http_422|1");
            assertThat(tools.rows("SELECT payload FROM outbox").getFirst()).contains("9876543210");
        }
    }
}
