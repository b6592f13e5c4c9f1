package dev.kanak.rag.steps;

import java.util.List;

/** What to do next for a question. */
public sealed interface NextStep {

    /** Search for these words. */
    record Search(Step.Reason reason, String query) implements NextStep {}

    /**
     * Answer from these steps.
     *
     * @param steps one; or two, each for its part of the question
     */
    record Answer(List<Step> steps) implements NextStep {

        public Answer {
            steps = List.copyOf(steps);
        }
    }

    /** Say that the knowledge has no answer. */
    record Unknown() implements NextStep {}
}
