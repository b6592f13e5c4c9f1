package dev.kanak.rag.steps;

import dev.kanak.rag.steps.NextStep.Answer;
import dev.kanak.rag.steps.NextStep.Search;
import dev.kanak.rag.steps.NextStep.Unknown;
import dev.kanak.rag.steps.Step.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Decides what to do next for a question, from what was found so far. Pure.
 *
 * <p>First the question as it was asked, or, if it is short and leans on an earlier one, together with that. If what is found
 * covers too little, the question is taken apart, or searched without the caller's figures; a question of two parts that one
 * topic does not cover is answered part by part. A question that a subject outside of the knowledge fits is never searched
 * again in fewer words: that would only hide what it is about. After the last step the answer is what was enough, or none.
 */
public final class StepPolicy {

    /** Words with a meaning that a part must have to be a question of its own. */
    private static final int PART_WORDS = 2;

    /** A longer question says itself what it is about. */
    private static final int SHORT_QUESTION = 4;

    private final StepConfig config;
    private final ToIntFunction<String> contentWords;

    /**
     * @param contentWords counts a text's words that have a meaning of their own
     */
    public StepPolicy(StepConfig config, ToIntFunction<String> contentWords) {
        this.config = config;
        this.contentWords = contentWords;
    }

    /**
     * The next step.
     *
     * @param question as it was asked
     * @param earlier the caller's last question that was answered
     * @param done the steps so far, in order
     */
    public NextStep next(String question, Optional<String> earlier, List<Step> done) {
        if (done.isEmpty()) {
            return first(question, earlier);
        }
        Step last = done.getLast();
        if (done.size() > config.moreSteps()) {
            return end(done);
        }
        return switch (last.reason()) {
            case CONTEXT ->
                last.verdict() == Verdict.ENOUGH ? new Answer(List.of(last)) : new Search(Reason.ASKED, question);
            case ASKED -> afterAsked(question, last, done);
            case PART -> afterPart(question, done);
            case WITHOUT_FIGURES -> end(done);
        };
    }

    /** What a result is worth as an answer to its query. */
    public Verdict judge(Reason reason, boolean outside, double sufficiency) {
        if (outside) {
            return Verdict.OUTSIDE;
        }
        double least = reason == Reason.PART || reason == Reason.CONTEXT ? config.enoughForPart() : config.enough();
        return sufficiency >= least ? Verdict.ENOUGH : Verdict.SHORT;
    }

    private NextStep first(String question, Optional<String> earlier) {
        boolean leans = config.moreSteps() > 0 && earlier.isPresent() && leans(question, contentWords);
        return leans ? new Search(Reason.CONTEXT, question + " " + earlier.get()) : new Search(Reason.ASKED, question);
    }

    /**
     * True if a question is too short to say what it is about and points to an earlier one.
     *
     * @param contentWords counts a text's words that have a meaning of their own
     */
    public static boolean leans(String question, ToIntFunction<String> contentWords) {
        return Clauses.leans(question) && contentWords.applyAsInt(question) <= SHORT_QUESTION;
    }

    private NextStep afterAsked(String question, Step asked, List<Step> done) {
        List<String> parts = parts(question);
        boolean covered = !asked.found().isEmpty() && asked.found().getFirst().coverage() >= config.whole();
        if (asked.verdict() == Verdict.ENOUGH && (covered || parts.size() < 2)) {
            return new Answer(List.of(asked));
        }
        if (!parts.isEmpty()) {
            return new Search(Reason.PART, parts.getFirst());
        }
        String plain = Clauses.withoutFigures(question);
        boolean figures = asked.verdict() == Verdict.SHORT && !plain.equals(question) && !plain.isBlank();
        return figures ? new Search(Reason.WITHOUT_FIGURES, plain) : end(done);
    }

    /** The last part of several is looked for second: the question proper tends to come at the end. */
    private NextStep afterPart(String question, List<Step> done) {
        long tried = done.stream().filter(step -> step.reason() == Reason.PART).count();
        List<String> parts = parts(question);
        return tried < 2 && parts.size() > 1 ? new Search(Reason.PART, parts.getLast()) : end(done);
    }

    private List<String> parts(String question) {
        List<String> parts = Clauses.of(question);
        List<String> full = parts.stream()
                .filter(part -> contentWords.applyAsInt(part) >= PART_WORDS)
                .toList();
        return parts.size() < 2 ? List.of() : full;
    }

    /** Both parts if both were enough and are about different topics; else the question as a whole; else the part that was. */
    private static NextStep end(List<Step> done) {
        List<Step> enough =
                done.stream().filter(step -> step.verdict() == Verdict.ENOUGH).toList();
        List<Step> parts =
                enough.stream().filter(step -> step.reason() == Reason.PART).toList();
        if (parts.size() == 2 && !topic(parts.getFirst()).equals(topic(parts.getLast()))) {
            return new Answer(parts);
        }
        Optional<Step> whole =
                enough.stream().filter(step -> step.reason() != Reason.PART).findFirst();
        boolean outside =
                done.stream().anyMatch(step -> step.verdict() == Verdict.OUTSIDE && step.reason() != Reason.PART);
        if (whole.isPresent()) {
            return new Answer(List.of(whole.get()));
        }
        return parts.isEmpty() || outside ? new Unknown() : new Answer(List.of(parts.getLast()));
    }

    private static String topic(Step step) {
        return step.found().getFirst().passage().topicId();
    }
}
