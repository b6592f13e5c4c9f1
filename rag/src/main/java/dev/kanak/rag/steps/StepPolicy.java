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
 * is not enough, the question is taken apart, or searched without the caller's figures; two questions in one are answered one
 * by one. A question that a subject outside of the knowledge fits is never searched
 * again in fewer words: that would only hide what it is about. After the last step the answer is what was enough, or none.
 */
public final class StepPolicy {

    /** Words with a meaning that a part must have to be a question of its own. */
    private static final int PART_WORDS = 2;

    /** How much less surely each of two parts may be answered than the whole. */
    private static final double LESS_SURE = 0.02;

    /** A longer question says itself what it is about. */
    private static final int SHORT_QUESTION = 4;

    /** Share of the best score from which another topic answers about as well. */
    private static final double NEAR = 0.5;

    /** The same for the topic that a word of the question points to. */
    private static final double NEAR_IF_POINTED_TO = 0.3;

    /**
     * Places within which such a topic answers. A question may point to the loan as such and name another topic: "and its
     * interest?" after the fees is not about the fees, though they hold its words.
     */
    private static final int PLACES_IF_POINTED_TO = 10;

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
                last.verdict() == Verdict.ENOUGH && contentWords.applyAsInt(question) == 0
                        ? new Answer(List.of(last))
                        : new Search(Reason.ASKED, question);
            case ASKED -> afterAsked(question, last, done);
            case PART -> afterPart(question, done);
            case WITHOUT_FIGURES -> end(done);
        };
    }

    /**
     * What a result is worth as an answer to its query.
     *
     * @param outside whether a subject that no article answers fits best
     * @param sufficiency how surely an article answers, 0 to 1
     */
    public Verdict judge(Reason reason, boolean outside, double sufficiency) {
        double least = reason == Reason.PART || reason == Reason.CONTEXT ? config.enoughForPart() : config.enough();
        if (sufficiency >= least) {
            return Verdict.ENOUGH;
        }
        return outside ? Verdict.OUTSIDE : Verdict.SHORT;
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
        Optional<Step> together =
                done.stream().filter(step -> step.reason() == Reason.CONTEXT).findFirst();
        Optional<Step> context = together.filter(step -> step.verdict() == Verdict.ENOUGH);
        boolean points = Clauses.points(question);
        if (context.isPresent()
                && (asked.verdict() != Verdict.ENOUGH || isAbout(asked, topic(context.get()), points))) {
            return new Answer(List.of(context.get()));
        }
        if (points && together.isPresent() && agree(asked, together.get())) {
            return new Answer(List.of(together.get()));
        }
        List<String> parts = parts(question, asked);
        if (!parts.isEmpty()) {
            return new Search(Reason.PART, parts.getFirst());
        }
        if (asked.verdict() == Verdict.ENOUGH) {
            return new Answer(List.of(asked));
        }
        String plain = Clauses.withoutFigures(question);
        boolean figures = asked.verdict() == Verdict.SHORT && !plain.equals(question) && !plain.isBlank();
        return figures ? new Search(Reason.WITHOUT_FIGURES, plain) : end(done);
    }

    /** The last part of several is looked for second: the question proper tends to come at the end. */
    private NextStep afterPart(String question, List<Step> done) {
        List<Step> tried =
                done.stream().filter(step -> step.reason() == Reason.PART).toList();
        Optional<Step> asked =
                done.stream().filter(step -> step.reason() == Reason.ASKED).findFirst();
        List<String> parts = asked.map(step -> parts(question, step)).orElse(List.of());
        if (tried.size() < 2 && parts.size() > 1) {
            return new Search(Reason.PART, parts.getLast());
        }
        return end(done);
    }

    /** What to search for by itself: every part of a question that was not enough as a whole; of one that was, those that ask. */
    private List<String> parts(String question, Step asked) {
        List<String> parts = Clauses.of(question);
        if (parts.size() < 2) {
            return List.of();
        }
        List<String> full = parts.stream()
                .filter(part -> contentWords.applyAsInt(part) >= PART_WORDS)
                .toList();
        if (asked.verdict() != Verdict.ENOUGH) {
            return full;
        }
        List<String> asking = full.stream().filter(Clauses::asks).toList();
        return asking.size() > 1 ? asking : List.of();
    }

    /**
     * Both parts if both were enough, about as surely as the whole if that was, and are about different topics; else the question
     * as a whole; else the part that was.
     */
    private static NextStep end(List<Step> done) {
        List<Step> enough =
                done.stream().filter(step -> step.verdict() == Verdict.ENOUGH).toList();
        List<Step> parts =
                enough.stream().filter(step -> step.reason() == Reason.PART).toList();
        Optional<Step> whole =
                enough.stream().filter(step -> step.reason() != Reason.PART).reduce((before, last) -> last);
        double least = whole.map(Step::sufficiency).orElse(0.0) - LESS_SURE;
        if (parts.size() == 2
                && parts.stream().allMatch(part -> part.sufficiency() >= least)
                && !topic(parts.getFirst()).equals(topic(parts.getLast()))) {
            return new Answer(parts);
        }
        boolean outside =
                done.stream().anyMatch(step -> step.verdict() == Verdict.OUTSIDE && step.reason() != Reason.PART);
        if (whole.isPresent()) {
            return new Answer(List.of(whole.get()));
        }
        return parts.isEmpty() || outside ? new Unknown() : new Answer(List.of(parts.getLast()));
    }

    /** True if a topic is not much worse than the best: with what was spoken of before it is the better answer. */
    private static boolean isAbout(Step step, String topic, boolean pointedTo) {
        double least = step.found().getFirst().score() * (pointedTo ? NEAR_IF_POINTED_TO : NEAR);
        return step.found().stream()
                .limit(pointedTo ? PLACES_IF_POINTED_TO : step.found().size())
                .anyMatch(each -> each.passage().topicId().equals(topic) && each.score() >= least);
    }

    /**
     * True if a question that points to an earlier one finds the same topic alone as with that one, not quite by chance, and no
     * subject outside fits better: what neither tells surely they tell together.
     */
    private boolean agree(Step alone, Step together) {
        return alone.verdict() == Verdict.SHORT
                && alone.sufficiency() >= config.enoughIfAgreed()
                && together.verdict() == Verdict.SHORT
                && !alone.found().isEmpty()
                && !together.found().isEmpty()
                && topic(alone).equals(topic(together));
    }

    private static String topic(Step step) {
        return step.found().getFirst().passage().topicId();
    }
}
