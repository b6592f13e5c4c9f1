package dev.kanak.server.outbound;

import dev.kanak.agent.guard.OutboundRules;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Answers whether a number may be called now, from the lender's hours and from what its caller agreed to. Thread-safe. */
public final class OutboundChecks {

    private final OutboundRules rules;
    private final Answers answers;
    private final InstantSource clock;

    /** What a call is about; agreeing to one is not agreeing to the other. */
    public enum Purpose {
        /** What the person asked for: a call back, a visit, a message. */
        FOLLOW_UP,
        /** An offer. */
        MARKETING
    }

    /** What callers have answered, by their numbers. Blocks while it looks. */
    public interface Answers {

        boolean doNotCall(String phone);

        boolean agreed(String phone, Purpose purpose);
    }

    /**
     * The answer.
     *
     * @param callFrom when it would be allowed, if only the hour stands against it
     */
    public record Checked(OutboundRules.Answer answer, Optional<OffsetDateTime> callFrom) {

        public boolean allowed() {
            return answer == OutboundRules.Answer.ALLOWED;
        }
    }

    public OutboundChecks(OutboundRules rules, Answers answers, InstantSource clock) {
        this.rules = rules;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Whether a number may be called.
     *
     * @param phone ten digits
     * @param now instead of the real time; tests only
     */
    public Checked check(String phone, Purpose purpose, Optional<OffsetDateTime> now) {
        ZonedDateTime local =
                now.map(OffsetDateTime::toInstant).orElseGet(clock::instant).atZone(rules.zone());
        var answer = rules.mayCall(local, answers.doNotCall(phone), answers.agreed(phone, purpose));
        boolean tooEarlyOrLate = answer == OutboundRules.Answer.OUTSIDE_HOURS;
        return new Checked(answer, tooEarlyOrLate ? Optional.of(next(local)) : Optional.empty());
    }

    private OffsetDateTime next(ZonedDateTime local) {
        ZonedDateTime today = local.with(rules.from());
        return (local.isBefore(today) ? today : today.plusDays(1)).toOffsetDateTime();
    }
}
