package dev.kanak.tools.crm;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.effect.EffectTool;
import dev.kanak.tools.effect.Effects;
import dev.kanak.tools.effect.Person;
import dev.kanak.tools.lender.Product;
import dev.kanak.tools.outbox.Event;
import dev.kanak.tools.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code create_lead}: stores how a caller can be reached and what for, under a consent to the use of the data.
 *
 * <p>A call has one lead for each phone number: more about it in the same call completes it. Without {@code consent_id} the
 * call's own latest consent counts; a refused one does not.
 */
public final class CreateLeadTool extends EffectTool {

    public CreateLeadTool(Effects effects) {
        super(effects);
    }

    @Override
    public String name() {
        return "create_lead";
    }

    @Override
    public String description() {
        return "Stores the caller's name, number and wish for a call back; needs a recorded data_use consent.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "name",
                        Person.nameSchema(),
                        "phone",
                        Person.phoneSchema(),
                        "city",
                        Schema.text("City", 80),
                        "pincode",
                        Schema.pattern("Six digits", "[1-9][0-9]{5}"),
                        "loan_amount_inr",
                        Schema.number("Loan wanted, rupees", "1", "1000000000"),
                        "gold_weight_g",
                        Schema.number("Weight of the gold, grams", "0.001", "100000"),
                        "purity_karat",
                        Schema.integer("Purity in karat", 1, 24),
                        "product",
                        Schema.choice(
                                "Way of repayment",
                                Stream.of(Product.values()).map(Enum::name).toList()),
                        "purpose",
                        Schema.text("End use", 40),
                        "preferred_callback",
                        Schema.text("When the caller wants to be called", 100),
                        "consent_id",
                        Schema.text("Consent to the use of the data; the call's own if left out", 100)),
                List.of("name", "phone"));
    }

    @Override
    protected Effects.Done perform(Arguments arguments, Origin origin, Effects.Transaction transaction)
            throws SQLException {
        Connection connection = transaction.connection();
        String consent = consent(arguments, origin, connection);
        String phone = arguments.requiredText("phone");
        Optional<String> known = Sql.first(
                connection,
                "SELECT lead_id FROM leads WHERE call_id = ? AND phone = ?",
                row -> row.getString(1),
                origin.callId(),
                phone);
        Optional<Lead> before = known.isPresent() ? Lead.read(connection, known.get()) : Optional.empty();
        String id = known.orElseGet(() -> transaction.newId("lead"));
        if (known.isEmpty()) {
            Sql.update(
                    connection,
                    "INSERT INTO leads (lead_id, call_id, consent_id, name, phone, created_at, updated_at) VALUES (?,"
                            + " ?, ?, ?, ?, ?, ?)",
                    id,
                    origin.callId(),
                    consent,
                    arguments.requiredText("name"),
                    phone,
                    transaction.nowMs(),
                    transaction.nowMs());
        }
        complete(connection, id, arguments, transaction.nowMs());
        Lead lead = Lead.read(connection, id).orElseThrow();
        if (!before.map(lead::sameAs).orElse(false)) {
            transaction.tell(Event.Kind.LEAD_SAVED, id, lead.payload());
        }
        return new Effects.Done(
                new Result()
                        .put("lead_id", id)
                        .put("status", "SAVED")
                        .put("consent_id", consent)
                        .toMap(),
                true);
    }

    private static void complete(Connection connection, String id, Arguments arguments, long nowMs)
            throws SQLException {
        Sql.update(
                connection,
                """
                UPDATE leads SET name = ?, city = COALESCE(?, city), pincode = COALESCE(?, pincode),
                    loan_amount_paise = COALESCE(?, loan_amount_paise), gold_weight_mg = COALESCE(?, gold_weight_mg),
                    purity_karat = COALESCE(?, purity_karat), product = COALESCE(?, product),
                    purpose = COALESCE(?, purpose), preferred_callback = COALESCE(?, preferred_callback), updated_at = ?
                WHERE lead_id = ?
                """,
                arguments.requiredText("name"),
                arguments.text("city"),
                arguments.text("pincode"),
                arguments.paise("loan_amount_inr"),
                arguments.decimal("gold_weight_g").map(_ -> arguments.milligrams("gold_weight_g")),
                arguments.integer("purity_karat"),
                arguments.text("product"),
                arguments.text("purpose"),
                arguments.text("preferred_callback"),
                nowMs,
                id);
    }

    /** The consent under which the lead is stored, of the same call and not withdrawn in it since. */
    private static String consent(Arguments arguments, Origin origin, Connection connection) throws SQLException {
        Optional<String> given = arguments.text("consent_id");
        String call = given.isPresent()
                ? Consents.callOf(connection, given.get())
                        .orElseThrow(() -> arguments.invalid("consent_id", "is not a recorded data_use consent"))
                : origin.callId();
        Consents.Consent latest = Consents.latest(connection, call, Consents.DATA_USE)
                .orElseThrow(
                        () -> arguments.invalid("consent_id", "is required: record the caller's data_use consent"));
        if (!latest.granted()) {
            throw new ToolException(
                    ToolException.Kind.INVALID_ARGUMENTS, "the caller has not consented to the use of the data", false);
        }
        return latest.id();
    }
}
