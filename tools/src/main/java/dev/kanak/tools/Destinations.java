package dev.kanak.tools;

import dev.kanak.tools.calendar.CalDavCalendar;
import dev.kanak.tools.calendar.GoogleCalendar;
import dev.kanak.tools.calendar.MicrosoftCalendar;
import dev.kanak.tools.crm.HubSpotCrm;
import dev.kanak.tools.crm.SalesforceCrm;
import dev.kanak.tools.http.BearerToken;
import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.http.SignedWebhook;
import dev.kanak.tools.outbox.Destination;
import dev.kanak.tools.outbox.Event;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Joins configured receivers to what tells them. */
record Destinations(HttpCalls http, InstantSource clock) {

    List<Destination> of(List<Receiver> receivers) {
        return receivers.stream().map(this::of).toList();
    }

    private Destination of(Receiver receiver) {
        return switch (receiver) {
            case Receiver.Webhook hook -> webhook(hook);
            case Receiver.HubSpot hubSpot -> new HubSpotCrm(hubSpot.base(), hubSpot.token(), http);
            case Receiver.Salesforce force ->
                new SalesforceCrm(force.login(), force.clientId(), force.clientSecret(), http, clock);
            case Receiver.CalDav dav -> new CalDavCalendar(dav.home(), dav.user(), dav.password(), http);
            case Receiver.Google google ->
                new GoogleCalendar(
                        google.base(),
                        google.calendarId(),
                        GoogleCalendar.tokens(http, google.tokenEndpoint(), google.email(), google.privateKey(), clock),
                        http);
            case Receiver.Microsoft graph ->
                new MicrosoftCalendar(
                        graph.base(),
                        graph.mailbox(),
                        new BearerToken(http, graph.tokenEndpoint(), () -> microsoftForm(graph), clock),
                        http);
        };
    }

    private Destination webhook(Receiver.Webhook hook) {
        Set<Event.Kind> kinds = switch (hook.topic()) {
            case CRM ->
                Set.of(
                        Event.Kind.LEAD_SAVED,
                        Event.Kind.CONSENT_RECORDED,
                        Event.Kind.CALL_SUMMARISED,
                        Event.Kind.APPOINTMENT_BOOKED,
                        Event.Kind.APPOINTMENT_MOVED);
            case MESSAGES ->
                Set.of(Event.Kind.MESSAGE_REQUESTED, Event.Kind.APPOINTMENT_BOOKED, Event.Kind.APPOINTMENT_MOVED);
            case HANDOVER -> Set.of(Event.Kind.HANDOVER_REQUESTED);
        };
        String name = hook.topic().name().toLowerCase(Locale.ROOT) + "-webhook";
        return new SignedWebhook(name, hook.address(), hook.secret(), kinds, http, clock);
    }

    private static Map<String, String> microsoftForm(Receiver.Microsoft graph) {
        return Map.of(
                "grant_type", "client_credentials",
                "client_id", graph.clientId(),
                "client_secret", graph.clientSecret(),
                "scope", graph.base().resolve("/.default").toString());
    }
}
