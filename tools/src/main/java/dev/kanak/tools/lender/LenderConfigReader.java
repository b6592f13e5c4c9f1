package dev.kanak.tools.lender;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.kanak.core.error.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Binds {@code lender_config.json} to records, strictly. */
final class LenderConfigReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(
                    LogicalType.Integer, config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new IsoDate()))
            .build();

    private LenderConfigReader() {}

    static LenderConfig read(Path file) {
        LenderConfig config = bind(file);
        List<String> problems = LenderConfigCheck.problems(config);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("lender configuration: " + String.join("; ", problems));
        }
        return config;
    }

    private static LenderConfig bind(Path file) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), LenderConfig.class);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException("lender configuration: unknown key " + key(e) + "; known here: "
                    + e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        } catch (JsonMappingException e) {
            String why = e.getOriginalMessage().startsWith("Missing creator") ? "is missing" : e.getOriginalMessage();
            throw new IllegalArgumentException("lender configuration: " + key(e) + ": " + why);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("lender configuration: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ToolException(
                    ToolException.Kind.UNAVAILABLE, "the lender configuration cannot be read", false, e);
        }
    }

    private static String key(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static final class IsoDate extends StdDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        IsoDate() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, com.fasterxml.jackson.databind.DeserializationContext context)
                throws IOException {
            try {
                return LocalDate.parse(parser.getText());
            } catch (java.time.format.DateTimeParseException e) {
                throw JsonMappingException.from(parser, "must be a date such as 2026-11-19", e);
            }
        }
    }
}
