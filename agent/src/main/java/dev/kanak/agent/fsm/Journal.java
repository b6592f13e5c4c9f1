package dev.kanak.agent.fsm;

import dev.kanak.agent.topic.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened in a call beside its slots: where each value came from, what was done, answered and agreed to. */
final class Journal {

    /**
     * Where a slot's value came from.
     *
     * @param turn number of the caller's utterance, from 1
     * @param confidence of the recogniser, 0 to 1
     * @param corrected an earlier value was replaced
     */
    record Origin(int turn, double confidence, boolean corrected) {}

    private int turn;
    private final Map<String, Origin> origins = new HashMap<>();
    private final List<String> effects = new ArrayList<>();
    private final Set<String> answered = new LinkedHashSet<>();
    private final Map<Topic, Integer> objections = new EnumMap<>(Topic.class);
    private final Map<String, Boolean> consents = new LinkedHashMap<>();

    /** Takes down what an utterance changed. */
    void heard(Map<String, Object> before, Map<String, Object> after, double confidence) {
        turn++;
        after.forEach((slot, value) -> {
            if (!value.equals(before.get(slot))) {
                origins.put(slot, new Origin(turn, confidence, before.containsKey(slot)));
            }
        });
    }

    boolean isCorrected(String slot) {
        Origin origin = origins.get(slot);
        return origin != null && origin.corrected();
    }

    void done(String effect) {
        effects.add(effect);
    }

    void answered(String subject) {
        answered.add(subject);
    }

    /** Counts a round of a concern; gives how many so far. */
    int round(Topic topic) {
        return objections.merge(topic, 1, Integer::sum);
    }

    void consented(String kind, boolean granted) {
        consents.put(kind, granted);
    }

    List<String> effects() {
        return List.copyOf(effects);
    }

    Set<String> answered() {
        return Collections.unmodifiableSet(answered);
    }

    Map<Topic, Integer> objections() {
        return Collections.unmodifiableMap(objections);
    }

    Map<String, Boolean> consents() {
        return Collections.unmodifiableMap(consents);
    }
}
