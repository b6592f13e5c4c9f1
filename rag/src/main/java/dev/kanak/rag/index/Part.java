package dev.kanak.rag.index;

import static java.util.Objects.requireNonNull;

import dev.kanak.rag.analysis.Form;
import dev.kanak.rag.search.Passage;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a passage that is indexed apart, because a match in it means more or less. */
enum Part {
    TITLE(Passage::title),
    /** What callers say for the subject. */
    ASKED(Phrasings::text),
    BODY(Passage::text);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable map of texts
    private final Map<Form, String> fields = Stream.of(Form.values())
            .collect(Collectors.toUnmodifiableMap(form -> form, form -> name() + "." + form.name()));

    @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
    private final Function<Passage, String> text;

    Part(Function<Passage, String> text) {
        this.text = text;
    }

    /** The text of this part, in all the passages of a topic. */
    String text(Collection<Passage> topic) {
        return topic.stream().map(text).filter(part -> !part.isEmpty()).collect(Collectors.joining(" . "));
    }

    /** Name of the index field for one form of the words. */
    String field(Form form) {
        return requireNonNull(fields.get(form));
    }
}
