package dev.kanak.tools.crm;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.effect.EffectTool;
import dev.kanak.tools.effect.Effects;
import dev.kanak.tools.effect.Person;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code remember_caller}: keeps what a later call need not ask again, under the consent to be remembered that is recorded
 * for the number. Without it nothing is kept.
 */
public final class RememberCallerTool extends EffectTool {

    public RememberCallerTool(Effects effects) {
        super(effects);
    }

    @Override
    public String name() {
        return "remember_caller";
    }

    @Override
    public String description() {
        return "Keeps the caller's name, city and gold for a later call; needs a consent of kind remember recorded for the number.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "phone",
                        Person.phoneSchema(),
                        "name",
                        Person.nameSchema(),
                        "city",
                        Schema.text("City", 80),
                        "gold_weight_g",
                        Schema.number("Weight of the gold, grams", "0.001", "100000"),
                        "purity_karat",
                        Schema.integer("Purity in karat", 1, 24)),
                List.of("phone", "name"));
    }

    @Override
    protected Effects.Done perform(Arguments arguments, Origin origin, Effects.Transaction transaction)
            throws SQLException {
        String phone = arguments.requiredText("phone");
        Consents.Consent consent = Consents.ofNumber(transaction.connection(), phone, RememberedCallers.REMEMBER)
                .filter(Consents.Consent::granted)
                .orElseThrow(() -> new ToolException(
                        ToolException.Kind.INVALID_ARGUMENTS, "the caller has not agreed to be remembered", false));
        Optional<Long> gold = arguments.decimal("gold_weight_g").isPresent()
                ? Optional.of(arguments.milligrams("gold_weight_g"))
                : Optional.empty();
        Optional<Integer> karat = arguments.integer("purity_karat").isPresent()
                ? Optional.of(arguments.integer("purity_karat").getAsInt())
                : Optional.empty();
        RememberedCallers.keep(
                transaction.connection(),
                phone,
                consent.id(),
                new RememberedCallers.Caller(arguments.requiredText("name"), arguments.text("city"), gold, karat),
                transaction.nowMs());
        return new Effects.Done(new Result().put("remembered", true).toMap(), true);
    }
}
