package dev.kanak.rag.article;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one article: {@code ---}, YAML, {@code ---}, a heading, the body with {@code {{name}}} for the lender's figures. */
final class ArticleReader {

    private static final Pattern SHAPE = Pattern.compile("\\A---\\R(.*?)\\R---\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("\\A\\s*#[^\\n]*\\R");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]*)}}");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, String> variables;

    ArticleReader(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * The article a file holds.
     *
     * @param name the file's name, for messages
     * @throws RetrievalException (INVALID_ARTICLE) naming the article and what is wrong
     */
    KnowledgeArticle read(String name, String content) {
        Matcher parts = SHAPE.matcher(content.replace("\uFEFF", ""));
        if (!parts.matches()) {
            throw invalid(name, "must begin with a block of keys between two lines of ---");
        }
        FrontMatter head = frontMatter(name, parts.group(1));
        String body = required(
                name,
                "text below its heading",
                HEADING.matcher(parts.group(2)).replaceFirst("").strip());
        return new KnowledgeArticle(
                required(name, "id", head.id()),
                rendered(head.id(), required(name, "title", head.title())),
                language(name, head.language()),
                Optional.ofNullable(head.translation()),
                head.tags(),
                head.askedAs() == null ? List.of() : head.askedAs(),
                required(name, "authority", head.authority()),
                date(name, "valid_from", head.validFrom()),
                date(name, "reviewed_on", head.reviewedOn()),
                rendered(head.id(), body));
    }

    private static FrontMatter frontMatter(String name, String yaml) {
        try {
            return YAML.readValue(yaml, FrontMatter.class);
        } catch (JacksonException e) {
            throw invalid(name, e.getOriginalMessage());
        }
    }

    private String rendered(String id, String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(id, found.group(1))));
    }

    private String value(String id, String variable) {
        String value = variables.get(variable.strip());
        if (value == null) {
            throw invalid(
                    id, "names the unknown variable " + variable + "; known are " + new TreeSet<>(variables.keySet()));
        }
        return value;
    }

    private static Language language(String name, String code) {
        return Language.of(required(name, "language", code))
                .orElseThrow(() -> invalid(name, "has the unknown language " + code + "; write hi or en"));
    }

    private static LocalDate date(String name, String key, String text) {
        try {
            return LocalDate.parse(required(name, key, text));
        } catch (DateTimeParseException e) {
            throw invalid(name, key + " must be a date such as 2026-04-01");
        }
    }

    @SuppressWarnings("NullAway") // binding leaves a missing key null, whatever the record says
    private static String required(String name, String key, String value) {
        if (value == null || value.isBlank()) {
            throw invalid(name, "lacks " + key);
        }
        return value;
    }

    private static RetrievalException invalid(String name, String why) {
        return new RetrievalException(RetrievalException.Kind.INVALID_ARTICLE, "article " + name + " " + why, false);
    }
}
