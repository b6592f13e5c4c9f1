package dev.kanak.rag.steps;

/**
 * When a search is enough, and how many more may follow it.
 *
 * @param moreSteps searches after the first, 0 to 2; with 0 the first decides alone
 * @param enough least share of a question's meaning that the best topic must cover, 0 to 1
 * @param enoughForPart the same for a part of a question, which is shorter and fits by chance more easily
 * @param whole share from which on a question of two parts is taken to be answered by one topic
 */
public record StepConfig(int moreSteps, double enough, double enoughForPart, double whole) {

    /** Chosen on the development half of the questions. */
    public static final StepConfig DEFAULT = new StepConfig(2, 0.4, 0.6, 0.75);

    public StepConfig {
        if (moreSteps < 0 || moreSteps > 2) {
            throw new IllegalArgumentException("moreSteps must be 0 to 2: " + moreSteps);
        }
    }

    /** The same with another number of further searches. */
    public StepConfig withMoreSteps(int steps) {
        return new StepConfig(steps, enough, enoughForPart, whole);
    }
}
