package dev.kanak.tools.http;

import dev.kanak.tools.outbox.Delivery;
import dev.kanak.tools.outbox.Destination;
import dev.kanak.tools.outbox.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts events to an address, signed as the Standard Webhooks specification 1.0.0 says: {@code webhook-id},
 * {@code webhook-timestamp} and {@code webhook-signature}, an HMAC-SHA256 over id, timestamp and body. The id, also sent as
 * {@code Idempotency-Key}, stays the same when an event is sent again, so that the receiver can drop what it has.
 */
public final class SignedWebhook implements Destination {

    private final String name;
    private final URI address;
    private final String secret;
    private final Set<Event.Kind> kinds;
    private final HttpCalls http;
    private final InstantSource clock;

    public SignedWebhook(
            String name, URI address, String secret, Set<Event.Kind> kinds, HttpCalls http, InstantSource clock) {
        this.name = name;
        this.address = address;
        this.secret = secret;
        this.kinds = Set.copyOf(kinds);
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Event.Kind> kinds() {
        return kinds;
    }

    @Override
    public Delivery deliver(Event event) throws InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", event.id());
        body.put("type", event.kind().word());
        body.put("subject", event.subject());
        body.put("data", event.payload());
        String text = HttpCalls.json(body);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = http.to(address)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", event.id())
                .header("webhook-id", event.id())
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature(secret, event.id(), timestamp, text))
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        try {
            return Verdict.of(http.send(request));
        } catch (IOException e) {
            return Verdict.of(e);
        }
    }

    /** The header's value: {@code v1,} and the HMAC in Base64. */
    static String signature(String secret, String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** A secret that begins with {@code whsec_} is Base64; any other counts as it is. */
    private static byte[] key(String secret) {
        return secret.startsWith("whsec_")
                ? Base64.getDecoder().decode(secret.substring("whsec_".length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
