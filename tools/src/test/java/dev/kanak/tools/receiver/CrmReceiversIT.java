package dev.kanak.tools.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.tools.crm.HubSpotCrm;
import dev.kanak.tools.crm.SalesforceCrm;
import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.http.SignedWebhook;
import dev.kanak.tools.outbox.Delivery;
import dev.kanak.tools.outbox.Event;
import dev.kanak.tools.receiver.FakeServer.Reply;
import dev.kanak.tools.receiver.FakeServer.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrmReceiversIT {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T05:30:00Z"));
    private static final Event LEAD = new Event(
            "event-1",
            Event.Kind.LEAD_SAVED,
            "lead-1",
            Map.of("lead_id", "lead-1", "name", "सुनीता देवी", "phone", "7000011122", "city", "Lucknow"));

    private final HttpCalls http = new HttpCalls(Duration.ofSeconds(5));

    @AfterEach
    void close() {
        http.close();
    }

    /** Answers given one after the other; the last one again and again. */
    private static java.util.function.Function<Request, Reply> answering(Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        return _ -> left.size() > 1 ? left.removeFirst() : left.getFirst();
    }

    @Nested
    class Webhook {

        private Delivery deliver(FakeServer server) throws InterruptedException {
            return new SignedWebhook(
                            "crm-webhook", server.uri("/hook"), "secret", Set.of(Event.Kind.LEAD_SAVED), http, CLOCK)
                    .deliver(LEAD);
        }

        @Test
        void aRequestIsSignedAsStandardWebhooksSays() throws Exception {
            try (var server = new FakeServer(answering(Reply.of(204)))) {
                assertThat(deliver(server)).isEqualTo(Delivery.delivered());

                Request request = server.requests().getFirst();
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                String signed = "event-1.1795152600." + request.body();
                assertThat(request.header("webhook-signature"))
                        .contains("v1,"
                                + Base64.getEncoder()
                                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
                assertThat(request.header("webhook-timestamp")).contains("1795152600");
                assertThat(request.header("idempotency-key")).contains("event-1");
                assertThat(request.json().at("/type").asText()).isEqualTo("lead.saved");
                assertThat(request.json().at("/data/name").asText()).isEqualTo("सुनीता देवी");
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 401, 404, 408, 429, 500, 503})
        void whatMayPassIsTriedLater(int status) throws Exception {
            try (var server = new FakeServer(answering(Reply.of(status)))) {
                assertThat(deliver(server)).isEqualTo(Delivery.tryLater("http_" + status));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 413, 422})
        void whatTheReceiverWillNeverTakeIsGivenUp(int status) throws Exception {
            try (var server = new FakeServer(answering(Reply.of(status)))) {
                assertThat(deliver(server)).isEqualTo(Delivery.refused("http_" + status));
            }
        }

        @Test
        void aReceiverMaySayWhenToTryAgain() throws Exception {
            try (var server = new FakeServer(answering(new Reply(429, "", Map.of("Retry-After", "7"))))) {
                assertThat(deliver(server))
                        .isEqualTo(new Delivery.TryLater("http_429", Optional.of(Duration.ofSeconds(7))));
            }
        }

        @Test
        void nobodyListeningIsTriedLater() throws Exception {
            URI nobody;
            try (var server = new FakeServer(answering(Reply.of(204)))) {
                nobody = server.uri("/");
            }
            var hook = new SignedWebhook("w", nobody, "secret", Set.of(), http, CLOCK);
            assertThat(hook.deliver(LEAD)).isEqualTo(Delivery.tryLater("connection_failed"));
        }
    }

    /** Batch upsert of HubSpot's CRM API v3, errors and limits as its reference describes them. */
    @Nested
    class HubSpot {

        private final Map<String, String> contacts = new ConcurrentHashMap<>();

        private Reply upsert(Request request) {
            if (!request.header("authorization").equals(Optional.of("Bearer pat-token"))) {
                return Reply.json(
                        401,
                        "{\"status\":\"error\",\"message\":\"bad token\",\"category\":\"INVALID_AUTHENTICATION\"}");
            }
            if (!request.is("POST", "/crm/v3/objects/contacts/batch/upsert")) {
                return Reply.of(404);
            }
            var input = request.json().at("/inputs/0");
            if (!input.path("idProperty").asText().equals("kanak_lead_id")) {
                return Reply.json(
                        400,
                        "{\"status\":\"error\",\"message\":\"no such property\",\"category\":\"VALIDATION_ERROR\"}");
            }
            boolean isNew = contacts.put(
                            input.path("id").asText(),
                            input.at("/properties/phone").asText())
                    == null;
            return Reply.json(200, "{\"status\":\"COMPLETE\",\"results\":[{\"id\":\"51\",\"new\":" + isNew + "}]}");
        }

        @Test
        void aLeadTwiceIsOneContact() throws Exception {
            try (var server = new FakeServer(this::upsert)) {
                var crm = new HubSpotCrm(server.uri("/"), "pat-token", http);

                assertThat(crm.deliver(LEAD)).isEqualTo(Delivery.delivered());
                assertThat(crm.deliver(LEAD)).isEqualTo(Delivery.delivered());
                assertThat(contacts).containsExactly(Map.entry("lead-1", "+917000011122"));
            }
        }

        @Test
        void aWrongTokenWaitsForTheOperator() throws Exception {
            try (var server = new FakeServer(this::upsert)) {
                assertThat(new HubSpotCrm(server.uri("/"), "old", http).deliver(LEAD))
                        .isEqualTo(Delivery.tryLater("http_401"));
            }
        }

        @Test
        void theLimitOfRequestsIsHeeded() throws Exception {
            Reply limit = new Reply(
                    429,
                    "{\"status\":\"error\",\"errorType\":\"RATE_LIMIT\",\"policyName\":\"TEN_SECONDLY_ROLLING\"}",
                    Map.of("Retry-After", "10"));
            try (var server = new FakeServer(answering(limit))) {
                assertThat(new HubSpotCrm(server.uri("/"), "pat-token", http).deliver(LEAD))
                        .isEqualTo(new Delivery.TryLater("http_429", Optional.of(Duration.ofSeconds(10))));
            }
        }

        @Test
        void anInputRefusedInsideAnAnswerIsGivenUp() throws Exception {
            Reply partly = Reply.json(
                    207,
                    "{\"status\":\"COMPLETE\",\"numErrors\":1,\"results\":[],\"errors\":[{\"category\":\"VALIDATION_ERROR\"}]}");
            try (var server = new FakeServer(answering(partly))) {
                assertThat(new HubSpotCrm(server.uri("/"), "pat-token", http).deliver(LEAD))
                        .isEqualTo(Delivery.refused("hubspot_VALIDATION_ERROR"));
            }
        }
    }

    /** Upsert by external id of Salesforce's REST API, tokens and errors as its guide describes them. */
    @Nested
    class Salesforce {

        private final Map<String, String> leads = new LinkedHashMap<>();
        private int tokens;
        private boolean expired;

        private Reply serve(Request request) {
            if (request.is("POST", "/services/oauth2/token")) {
                tokens++;
                return request.body().contains("client_secret=s3cret")
                        ? Reply.json(
                                200,
                                "{\"access_token\":\"t%d\",\"instance_url\":\"http://%s\",\"token_type\":\"Bearer\"}"
                                        .formatted(
                                                tokens, request.header("host").orElseThrow()))
                        : Reply.json(400, "{\"error\":\"invalid_client\"}");
            }
            if (expired || !request.header("authorization").equals(Optional.of("Bearer t" + tokens))) {
                expired = false;
                return Reply.json(
                        401, "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
            }
            boolean isNew =
                    leads.put(request.path(), request.json().path("MobilePhone").asText()) == null;
            return isNew
                    ? Reply.json(201, "{\"id\":\"00Q1\",\"success\":true,\"errors\":[],\"created\":true}")
                    : Reply.json(200, "{\"id\":\"00Q1\",\"success\":true,\"errors\":[],\"created\":false}");
        }

        private SalesforceCrm crm(FakeServer server, String secret) {
            return new SalesforceCrm(server.uri("/"), "client", secret, http, CLOCK);
        }

        @Test
        void aLeadTwiceIsOneLeadUnderItsExternalId() throws Exception {
            try (var server = new FakeServer(this::serve)) {
                var crm = crm(server, "s3cret");

                assertThat(crm.deliver(LEAD)).isEqualTo(Delivery.delivered());
                assertThat(crm.deliver(LEAD)).isEqualTo(Delivery.delivered());
                assertThat(leads)
                        .containsExactly(Map.entry(
                                "/services/data/v62.0/sobjects/Lead/Kanak_Lead_Id__c/lead-1", "+917000011122"));
                assertThat(server.requests()).extracting(Request::method).containsExactly("POST", "PATCH", "PATCH");
            }
        }

        @Test
        void anExpiredSessionIsRenewedOnce() throws Exception {
            try (var server = new FakeServer(this::serve)) {
                var crm = crm(server, "s3cret");
                crm.deliver(LEAD);
                expired = true;

                assertThat(crm.deliver(LEAD)).isEqualTo(Delivery.delivered());
                assertThat(tokens).isEqualTo(2);
            }
        }

        @Test
        void withoutATokenTheLeadWaits() throws Exception {
            try (var server = new FakeServer(this::serve)) {
                assertThat(crm(server, "wrong").deliver(LEAD)).isEqualTo(Delivery.tryLater("no_token"));
            }
        }

        @Test
        void theDailyLimitAndALockedRowPass() throws Exception {
            for (String code : List.of("REQUEST_LIMIT_EXCEEDED", "UNABLE_TO_LOCK_ROW")) {
                try (var server = new FakeServer(request -> request.method().equals("POST")
                        ? serve(request)
                        : Reply.json(
                                code.startsWith("REQ") ? 403 : 400,
                                "[{\"message\":\"m\",\"errorCode\":\"" + code + "\"}]"))) {
                    assertThat(crm(server, "s3cret").deliver(LEAD)).isEqualTo(Delivery.tryLater("salesforce_" + code));
                }
            }
        }

        @Test
        void aFieldThatCannotBeIsGivenUp() throws Exception {
            try (var server = new FakeServer(request -> request.method().equals("POST")
                    ? serve(request)
                    : Reply.json(400, "[{\"message\":\"m\",\"errorCode\":\"INVALID_FIELD\",\"fields\":[\"City\"]}]"))) {
                assertThat(crm(server, "s3cret").deliver(LEAD)).isEqualTo(Delivery.refused("http_400"));
            }
        }
    }
}
