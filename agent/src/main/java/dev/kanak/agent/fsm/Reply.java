package dev.kanak.agent.fsm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A reply in the making: sentences so far, answers still awaited, and how it closes. */
final class Reply {

    private final List<String> sentences = new ArrayList<>();
    private final Set<String> awaited = new HashSet<>();
    private Optional<Question> ownQuestion = Optional.empty();
    private Optional<String> end = Optional.empty();
    private Optional<State> state = Optional.empty();
    private boolean silent;
    private boolean answered;
    private boolean asked;
    private final Map<String, String> otherQueries = new HashMap<>();
    private final Set<String> figures = new HashSet<>();
    private boolean brief;
    private boolean tentative;

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** Adds a sentence that answers the caller, as opposed to an acknowledgement. */
    void answer(String sentence) {
        sentences.add(sentence);
        answered = true;
    }

    boolean answered() {
        return answered;
    }

    List<String> sentences() {
        return sentences;
    }

    void await(String id) {
        awaited.add(id);
    }

    /** True if the answer was awaited by this reply. */
    boolean arrive(String id) {
        return awaited.remove(id);
    }

    boolean waiting() {
        return !awaited.isEmpty();
    }

    /** The reply ends with this question, already part of its sentences. */
    void asks(Question question) {
        ownQuestion = Optional.of(question);
    }

    /** What else to search for if a query finds nothing. */
    void orSearch(String query, String other) {
        otherQueries.put(query, other);
    }

    /** What to search for in place of a query that found nothing, once. */
    Optional<String> otherQuery(String query) {
        return Optional.ofNullable(otherQueries.remove(query));
    }

    /** A query asks for a figure. */
    void wantsFigure(String query) {
        figures.add(query);
    }

    boolean asksFigure(String query) {
        return figures.contains(query);
    }

    /** Several questions are answered at once: each in one sentence. */
    void brief() {
        brief = true;
    }

    boolean isBrief() {
        return brief;
    }

    /** Nothing but a search may answer the caller: if it finds nothing, nothing was understood. */
    void tentative() {
        tentative = true;
    }

    boolean isTentative() {
        return tentative;
    }

    /** The question is already asked in its sentences. */
    void asked() {
        asked = true;
    }

    boolean hasAsked() {
        return asked;
    }

    Optional<Question> ownQuestion() {
        return ownQuestion;
    }

    void end(String reason, State last) {
        end = Optional.of(reason);
        state = Optional.of(last);
    }

    Optional<String> end() {
        return end;
    }

    void state(State forced) {
        state = Optional.of(forced);
    }

    Optional<State> state() {
        return state;
    }

    /** Nothing is asked after it. */
    void asksNothing() {
        silent = true;
    }

    boolean silent() {
        return silent;
    }
}
