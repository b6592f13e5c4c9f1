package dev.kanak.tools.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.parameter.Role;
import biweekly.property.Attendee;
import biweekly.property.Geo;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Visits as iCalendar objects (RFC 5545), and as invitations to the caller (RFC 5546, 3.2.2). Times are written in UTC. */
final class Invitation {

    private static final String PRODUCT = "-//Kanak//Voice agent//EN";

    private static final int LINE_OCTETS = 75;

    private Invitation() {}

    /** The object that a calendar stores; it has no METHOD (RFC 4791, 4.1). */
    static String stored(BookedVisit visit) {
        return written(calendar(event(visit)));
    }

    /**
     * An invitation, or with a higher sequence a change of one.
     *
     * @param organizer address that answers go to, e.g. {@code mailto:visits@bank.example}
     */
    static String request(BookedVisit visit, String organizer) {
        VEvent event = event(visit);
        event.setOrganizer(organizer(visit, organizer));
        Attendee caller = new Attendee(visit.name(), null);
        caller.setUri("tel:+91" + visit.phone());
        caller.setRole(Role.ATTENDEE);
        caller.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
        event.addAttendee(caller);
        ICalendar calendar = calendar(event);
        calendar.setMethod(Method.request());
        return written(calendar);
    }

    private static Organizer organizer(BookedVisit visit, String address) {
        Organizer organizer = new Organizer(visit.branchName(), null);
        organizer.setUri(address);
        return organizer;
    }

    private static ICalendar calendar(VEvent event) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.addEvent(event);
        return calendar;
    }

    private static VEvent event(BookedVisit visit) {
        VEvent event = new VEvent();
        event.setUid(visit.uid());
        event.setDateTimeStamp(Date.from(visit.stampedAt()));
        event.setDateStart(Date.from(visit.startsAt().toInstant()));
        event.setDateEnd(Date.from(visit.endsAt().toInstant()));
        event.setSequence(visit.sequence());
        event.setSummary(visit.title());
        event.setDescription(visit.details());
        event.setLocation(visit.branchName() + ", " + visit.address());
        event.setGeo(new Geo(visit.lat(), visit.lon()));
        event.setStatus(Status.confirmed());
        return event;
    }

    /** Lines of at most 75 octets (RFC 5545, 3.1); the library counts characters, which is not enough for Devanagari. */
    private static String written(ICalendar calendar) {
        String unfolded = Biweekly.write(calendar).go().replace("\r\n ", "");
        StringBuilder folded = new StringBuilder();
        unfolded.lines().forEach(line -> fold(line, folded));
        return folded.toString();
    }

    private static void fold(String line, StringBuilder out) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            String text = Character.toString(character);
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LINE_OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(text);
            octets += length;
            i += text.length();
        }
        out.append("\r\n");
    }
}
