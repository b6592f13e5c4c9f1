package dev.kanak.tools.argument;

import dev.kanak.core.error.ToolException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Arguments that have passed their schema, read as typed values. A name is read as the schema types it; reading a missing
 * required one is a bug of the tool ({@link IllegalStateException}).
 */
public final class Arguments {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final String path;
    private final Map<?, ?> values;

    private Arguments(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    /**
     * Checks what came.
     *
     * @throws ToolException (INVALID_ARGUMENTS) naming the argument and its limit, never its value
     */
    public static Arguments checked(Map<String, Object> values, Map<String, Object> schema) {
        SchemaCheck.check("", values, schema);
        return new Arguments("", values);
    }

    /** The failure for an argument that no schema can judge, e.g. months that a product does not offer. */
    public ToolException invalid(String name, String why) {
        return SchemaCheck.invalid(path + name, why);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    public OptionalInt integer(String name) {
        return decimal(name).map(value -> OptionalInt.of(value.intValueExact())).orElseGet(OptionalInt::empty);
    }

    public Optional<BigDecimal> decimal(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> SchemaCheck.decimal(name, value));
    }

    /** An amount given in rupees, in paise, half-up. */
    public OptionalLong paise(String name) {
        return decimal(name)
                .map(rupees -> OptionalLong.of(rupees.movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()))
                .orElseGet(OptionalLong::empty);
    }

    /** A rate given in percent, in hundredths of a percent, half-up. */
    public OptionalInt basisPoints(String name) {
        return decimal(name)
                .map(percent -> OptionalInt.of(percent.movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact()))
                .orElseGet(OptionalInt::empty);
    }

    /** A weight given in grams, in milligrams, half-up. */
    public long milligrams(String name) {
        return required(decimal(name), name)
                .multiply(THOUSAND)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    public List<Arguments> list(String name) {
        List<Arguments> read = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                read.add(new Arguments(path + name + "[" + i + "].", (Map<?, ?>) list.get(i)));
            }
        }
        return List.copyOf(read);
    }

    public int requiredInteger(String name) {
        return required(decimal(name), name).intValueExact();
    }

    public String requiredText(String name) {
        return required(text(name), name);
    }

    public boolean requiredFlag(String name) {
        return required(Optional.ofNullable((Boolean) values.get(name)), name);
    }

    public long requiredPaise(String name) {
        return paise(name).orElseThrow(() -> missing(name));
    }

    private static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(() -> missing(name));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("the schema does not require " + name);
    }
}
