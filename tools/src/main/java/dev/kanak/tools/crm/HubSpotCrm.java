package dev.kanak.tools.crm;

import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.http.Verdict;
import dev.kanak.tools.outbox.Delivery;
import dev.kanak.tools.outbox.Destination;
import dev.kanak.tools.outbox.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leads as HubSpot contacts, through CRM API v3: {@code POST /crm/v3/objects/contacts/batch/upsert} by the unique property
 * {@code kanak_lead_id}, which the account must have, with a private app's token. An upsert twice is one contact.
 */
public final class HubSpotCrm implements Destination {

    private static final String ID_PROPERTY = "kanak_lead_id";
    private static final int MULTI_STATUS = 207;

    /** Our names and the account's. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "name", "firstname",
            "city", "city",
            "pincode", "zip",
            "loan_amount_inr", "kanak_loan_amount_inr",
            "gold_weight_g", "kanak_gold_weight_g",
            "purity_karat", "kanak_purity_karat",
            "product", "kanak_product",
            "purpose", "kanak_purpose",
            "preferred_callback", "kanak_preferred_callback",
            "consent_id", "kanak_consent_id");

    private final URI base;
    private final String token;
    private final HttpCalls http;

    public HubSpotCrm(URI base, String token, HttpCalls http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public Set<Event.Kind> kinds() {
        return Set.of(Event.Kind.LEAD_SAVED);
    }

    @Override
    public Delivery deliver(Event event) throws InterruptedException {
        Map<String, Object> input =
                Map.of("idProperty", ID_PROPERTY, "id", event.subject(), "properties", properties(event.payload()));
        HttpRequest request = http.to(base.resolve("/crm/v3/objects/contacts/batch/upsert"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(HttpCalls.json(Map.of("inputs", List.of(input)))))
                .build();
        try {
            HttpCalls.Answer answer = http.send(request);
            boolean partly = answer.status() == MULTI_STATUS
                    && !answer.json().path("errors").isEmpty();
            return partly
                    ? Delivery.refused("hubspot_"
                            + answer.json()
                                    .path("errors")
                                    .path(0)
                                    .path("category")
                                    .asText("error"))
                    : Verdict.of(answer);
        } catch (IOException e) {
            return Verdict.of(e);
        }
    }

    private static Map<String, String> properties(Map<String, Object> lead) {
        Map<String, String> properties = new LinkedHashMap<>();
        PROPERTIES.forEach((ours, theirs) ->
                Optional.ofNullable(lead.get(ours)).ifPresent(value -> properties.put(theirs, String.valueOf(value))));
        properties.put("phone", "+91" + lead.get("phone"));
        properties.put(ID_PROPERTY, String.valueOf(lead.get("lead_id")));
        return properties;
    }
}
