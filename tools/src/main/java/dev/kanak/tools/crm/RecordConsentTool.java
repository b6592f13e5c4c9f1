package dev.kanak.tools.crm;

import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.effect.EffectTool;
import dev.kanak.tools.effect.Effects;
import dev.kanak.tools.effect.Person;
import dev.kanak.tools.outbox.Event;
import dev.kanak.tools.store.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code record_consent}: writes down what a caller agreed to or refused, with the version of the question's text.
 *
 * <p>The latest answer of a call to a question holds. The same answer again is the same record. With a number, the answer
 * also holds for that number in later calls; one that takes back the use of data or the remembering forgets the number.
 */
public final class RecordConsentTool extends EffectTool {

    private static final List<String> KINDS =
            List.of("recording", Consents.DATA_USE, Consents.MARKETING, RememberedCallers.REMEMBER);

    private final String textVersion;

    /**
     * @param textVersion which wording of the questions callers hear
     */
    public RecordConsentTool(Effects effects, String textVersion) {
        super(effects);
        this.textVersion = textVersion;
    }

    @Override
    public String name() {
        return "record_consent";
    }

    @Override
    public String description() {
        return "Writes down that the caller agreed to or refused something, and gives the consent's id.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "kind",
                        Schema.choice("What it is about", KINDS),
                        "granted",
                        Schema.flag("True for yes"),
                        "phone",
                        Person.phoneSchema()),
                List.of("kind", "granted"));
    }

    @Override
    protected Effects.Done perform(Arguments arguments, Origin origin, Effects.Transaction transaction)
            throws SQLException {
        String kind = arguments.requiredText("kind");
        boolean granted = arguments.requiredFlag("granted");
        Optional<String> phone = arguments.text("phone");
        boolean forgets = !granted && (kind.equals(Consents.DATA_USE) || kind.equals(RememberedCallers.REMEMBER));
        if (forgets && phone.isPresent()) {
            RememberedCallers.forget(transaction.connection(), phone.get(), transaction.nowMs());
        }
        Optional<Consents.Consent> latest = Consents.latest(transaction.connection(), origin.callId(), kind);
        boolean newForNumber = phone.isPresent()
                && Consents.ofNumber(transaction.connection(), phone.get(), kind)
                        .filter(answer -> answer.granted() == granted)
                        .isEmpty();
        if (!newForNumber && latest.isPresent() && latest.get().granted() == granted) {
            return new Effects.Done(result(latest.get().id(), kind, granted), true);
        }
        String id = transaction.newId("consent");
        Sql.update(
                transaction.connection(),
                "INSERT INTO consents (consent_id, call_id, kind, granted, text_version, recorded_at, phone) VALUES (?,"
                        + " ?, ?, ?, ?, ?, ?)",
                id,
                origin.callId(),
                kind,
                granted,
                textVersion,
                transaction.nowMs(),
                phone);
        transaction.tell(
                Event.Kind.CONSENT_RECORDED,
                id,
                new Result()
                        .put("consent_id", id)
                        .put("call_id", origin.callId())
                        .put("kind", kind)
                        .put("granted", granted)
                        .put("text_version", textVersion)
                        .put("recorded_at_ms", transaction.nowMs())
                        .toMap());
        return new Effects.Done(result(id, kind, granted), true);
    }

    private static Map<String, Object> result(String id, String kind, boolean granted) {
        return new Result()
                .put("consent_id", id)
                .put("kind", kind)
                .put("granted", granted)
                .toMap();
    }
}
