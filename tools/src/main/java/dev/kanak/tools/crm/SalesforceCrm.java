package dev.kanak.tools.crm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.tools.http.BearerToken;
import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.http.Verdict;
import dev.kanak.tools.outbox.Delivery;
import dev.kanak.tools.outbox.Destination;
import dev.kanak.tools.outbox.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leads in Salesforce, through its REST API: {@code PATCH /services/data/vNN.0/sobjects/Lead/Kanak_Lead_Id__c/ID} upserts by
 * an external id, which the organisation must have, with a token of the OAuth client-credentials flow. An expired session
 * ({@code INVALID_SESSION_ID}) is renewed once. An upsert twice is one lead.
 */
public final class SalesforceCrm implements Destination {

    private static final String PATH = "/services/data/v62.0/sobjects/Lead/Kanak_Lead_Id__c/";

    /** Errors that pass, though their status says otherwise. */
    private static final Set<String> PASSING =
            Set.of("UNABLE_TO_LOCK_ROW", "REQUEST_LIMIT_EXCEEDED", "SERVER_UNAVAILABLE", "QUERY_TIMEOUT");

    private final BearerToken tokens;
    private final HttpCalls http;

    /**
     * @param login where tokens are given, e.g. the organisation's own domain
     */
    public SalesforceCrm(URI login, String clientId, String clientSecret, HttpCalls http, InstantSource clock) {
        this.http = http;
        this.tokens = new BearerToken(
                http,
                login.resolve("/services/oauth2/token"),
                () -> Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret),
                clock);
    }

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public Set<Event.Kind> kinds() {
        return Set.of(Event.Kind.LEAD_SAVED);
    }

    @Override
    public Delivery deliver(Event event) throws InterruptedException {
        try {
            return verdict(tokens.send(token -> upsert(event, token)));
        } catch (BearerToken.NoTokenException _) {
            return Delivery.tryLater("no_token");
        } catch (IOException e) {
            return Verdict.of(e);
        }
    }

    private HttpRequest.Builder upsert(Event event, BearerToken.Token token) {
        URI uri = URI.create(token.instanceUrl()).resolve(PATH + HttpCalls.encoded(event.subject()));
        return http.to(uri)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(HttpCalls.json(fields(event.payload()))));
    }

    /** Errors come as a list of {@code {message, errorCode, fields}}. */
    private static Delivery verdict(HttpCalls.Answer answer) {
        if (answer.ok()) {
            return Delivery.delivered();
        }
        JsonNode code = answer.json().path(0).path("errorCode");
        return PASSING.contains(code.asText(""))
                ? Delivery.tryLater("salesforce_" + code.asText())
                : Verdict.of(answer);
    }

    private static Map<String, Object> fields(Map<String, Object> lead) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("LastName", text(lead, "name").orElse("-"));
        fields.put("Company", "-");
        fields.put("LeadSource", "Voice agent");
        fields.put("MobilePhone", "+91" + lead.get("phone"));
        text(lead, "city").ifPresent(city -> fields.put("City", city));
        text(lead, "pincode").ifPresent(pincode -> fields.put("PostalCode", pincode));
        fields.put("Country", "India");
        StringBuilder need = new StringBuilder("Gold loan");
        for (String name : new String[] {
            "loan_amount_inr", "gold_weight_g", "purity_karat", "product", "purpose", "preferred_callback", "consent_id"
        }) {
            text(lead, name)
                    .ifPresent(
                            value -> need.append("; ").append(name).append(": ").append(value));
        }
        fields.put("Description", need.toString());
        return fields;
    }

    private static Optional<String> text(Map<String, Object> lead, String name) {
        return Optional.ofNullable(lead.get(name)).map(String::valueOf);
    }
}
