package dev.kanak.tools.message;

import dev.kanak.core.text.IndianFormat;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.branch.BranchDirectory;
import dev.kanak.tools.branch.VisitPlace;
import dev.kanak.tools.effect.EffectTool;
import dev.kanak.tools.effect.Effects;
import dev.kanak.tools.effect.Person;
import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.outbox.Event;
import dev.kanak.tools.store.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code send_summary}: a message to the caller's phone with what the call came to. It holds the call's own figures and
 * visit, no name and no number of the caller.
 *
 * <p>The same message in the same call is sent once; what has changed since is a new one.
 */
public final class SendSummaryTool extends EffectTool {

    private static final DateTimeFormatter VISIT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm", Locale.ROOT);

    private final LenderConfig lender;
    private final BranchDirectory branches;
    private final CallFigures figures;

    public SendSummaryTool(Effects effects, LenderConfig lender, BranchDirectory branches, CallFigures figures) {
        super(effects);
        this.lender = lender;
        this.branches = branches;
        this.figures = figures;
    }

    @Override
    public String name() {
        return "send_summary";
    }

    @Override
    public String description() {
        return "Sends what the call came to as a message to the caller's phone.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "phone",
                        Person.phoneSchema(),
                        "channel",
                        Schema.choice("How", List.of("sms", "whatsapp")),
                        "language",
                        Schema.choice("Language of the message; hi if left out", List.of("hi", "hinglish", "en"))),
                List.of("phone", "channel"));
    }

    @Override
    protected Effects.Done perform(Arguments arguments, Origin origin, Effects.Transaction transaction)
            throws SQLException {
        Connection connection = transaction.connection();
        String phone = arguments.requiredText("phone");
        String channel = arguments.requiredText("channel");
        String language = arguments.text("language").orElse("hi");
        String body = SummaryText.of(language).filled(places(connection, origin.callId(), phone));
        Optional<String> sent = Sql.first(
                connection,
                "SELECT message_id FROM messages WHERE call_id = ? AND phone = ? AND channel = ? AND body = ?",
                row -> row.getString(1),
                origin.callId(),
                phone,
                channel,
                body);
        String id = sent.orElseGet(() -> transaction.newId("message"));
        if (sent.isEmpty()) {
            Sql.update(
                    connection,
                    "INSERT INTO messages (message_id, call_id, phone, channel, language, body, created_at) VALUES (?,"
                            + " ?, ?, ?, ?, ?, ?)",
                    id,
                    origin.callId(),
                    phone,
                    channel,
                    language,
                    body,
                    transaction.nowMs());
            transaction.tell(
                    Event.Kind.MESSAGE_REQUESTED,
                    id,
                    new Result()
                            .put("message_id", id)
                            .put("phone", phone)
                            .put("channel", channel)
                            .put("language", language)
                            .put("body", body)
                            .toMap());
        }
        return new Effects.Done(
                new Result()
                        .put("message_id", id)
                        .put("status", "QUEUED")
                        .put("channel", channel)
                        .toMap(),
                true);
    }

    private Map<String, String> places(Connection connection, String callId, String phone) throws SQLException {
        Map<String, String> places = new HashMap<>(Map.of(
                "bank", lender.bank().nameEn(),
                "bank_hi", lender.bank().nameHi(),
                "helpline", lender.bank().helpline()));
        rupees(callId, "check_eligibility", "max_loan_quoted_inr").ifPresent(text -> places.put("max", text));
        Optional<String> emi = rupees(callId, "calculate_loan", "emi_inr");
        Optional<Object> months = figures.value(callId, "calculate_loan", "tenure_months");
        if (emi.isPresent() && months.isPresent()) {
            places.put("emi", emi.get());
            places.put("months", String.valueOf(months.get()));
        }
        visit(connection, callId, phone, places);
        return places;
    }

    private Optional<String> rupees(String callId, String tool, String name) {
        return figures.value(callId, tool, name)
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .filter(amount -> amount.signum() > 0)
                .map(IndianFormat::rupees);
    }

    private void visit(Connection connection, String callId, String phone, Map<String, String> places)
            throws SQLException {
        record Booked(String branchId, String startsAt) {}
        Optional<Booked> booked = Sql.first(
                connection,
                "SELECT branch_id, starts_at FROM appointments WHERE call_id = ? AND phone = ? AND status = 'BOOKED'",
                row -> new Booked(row.getString(1), row.getString(2)),
                callId,
                phone);
        Optional<VisitPlace> branch = booked.flatMap(visit -> branches.visitPlace(visit.branchId()));
        if (booked.isPresent() && branch.isPresent()) {
            places.put("visit", VISIT.format(LocalDateTime.parse(booked.get().startsAt())));
            places.put("branch", branch.get().name());
            places.put("branch_hi", branch.get().nameHi());
        }
    }
}
