package dev.kanak.agent.fsm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private Optional<String> otherQuery = Optional.empty();

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

    /** What else to search for if the caller's own words find nothing. */
    void orSearch(String query) {
        otherQuery = Optional.of(query);
    }

    /** The other query, once. */
    Optional<String> otherQuery() {
        Optional<String> query = otherQuery;
        otherQuery = Optional.empty();
        return query;
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
