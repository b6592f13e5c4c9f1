package dev.kanak.rag.steps;

/**
 * When a search is enough, and how many more may follow it.
 *
 * @param moreSteps searches after the first, 0 to 2; with 0 the first decides alone
 * @param enough least {@link Sufficiency} of an answer, 0 to 1
 * @param enoughForPart the same for a part of a question, which is shorter and fits by chance more easily
 * @param enoughIfAgreed the same for a question that points to an earlier one and finds the same topic alone as with that one
 */
public record StepConfig(int moreSteps, double enough, double enoughForPart, double enoughIfAgreed) {

    /**
     * Chosen on the development half of the questions, the last on those and the module's, asked as if they pointed to each
     * other.
     */
    public static final StepConfig DEFAULT = new StepConfig(2, 0.5, 0.75, 0.26);

    public StepConfig {
        if (moreSteps < 0 || moreSteps > 2) {
            throw new IllegalArgumentException("moreSteps must be 0 to 2: " + moreSteps);
        }
    }

    /** The same with another number of further searches. */
    public StepConfig withMoreSteps(int steps) {
        return new StepConfig(steps, enough, enoughForPart, enoughIfAgreed);
    }
}
