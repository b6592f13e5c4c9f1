package dev.kanak.agent.topic;

import java.util.Optional;
import java.util.Set;

/**
 * The topics of one utterance.
 *
 * @param heard in no order
 */
public record Topics(Set<Topic> heard) {

    /** No topic. */
    public static final Topics NONE = new Topics(Set.of());

    public Topics {
        heard = Set.copyOf(heard);
    }

    public boolean has(Topic topic) {
        return heard.contains(topic);
    }

    /** The gravest topic of a kind, by the order in which topics are declared. */
    public Optional<Topic> first(Topic.Kind kind) {
        return heard.stream().filter(topic -> topic.kind() == kind).sorted().findFirst();
    }
}
