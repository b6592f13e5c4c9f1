package dev.kanak.rag.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.QueryClass;
import dev.kanak.rag.search.SearchTrace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StepPolicyTest {

    private static final StepConfig CONFIG = new StepConfig(2, 0.4, 0.6, 0.3);
    private static final Optional<String> NO_EARLIER = Optional.empty();
    private static final StepPolicy POLICY = new StepPolicy(CONFIG, text -> text.split("\\s+").length);

    private static Step step(Step.Reason reason, String query, Verdict verdict, String topic, double coverage) {
        return step(reason, query, verdict, List.of(found(topic, 1, coverage)));
    }

    private static Step asked(FoundPassage... found) {
        return step(Step.Reason.ASKED, "q", Verdict.ENOUGH, List.of(found));
    }

    private static FoundPassage found(String topic, double score) {
        return found(topic, score, 0.9);
    }

    private static FoundPassage found(String topic, double score, double coverage) {
        Passage passage = new Passage(topic + ".en", topic, Language.ENGLISH, topic, topic, Map.of());
        return new FoundPassage(passage, score, OptionalDouble.of(1), OptionalDouble.empty(), coverage);
    }

    private static Step step(Step.Reason reason, String query, Verdict verdict, List<FoundPassage> found) {
        return step(reason, query, verdict, 0.35, found);
    }

    private static Step step(
            Step.Reason reason, String query, Verdict verdict, double sufficiency, List<FoundPassage> found) {
        var trace = new SearchTrace(
                QueryClass.ENGLISH, List.of(), SearchTrace.Fusion.SINGLE, Optional.empty(), Duration.ZERO);
        return new Step(reason, query, found, verdict, sufficiency, trace);
    }

    @Test
    void aQuestionIsFirstSearchedAsItWasAsked() {
        assertThat(POLICY.next("byaj kitna lagega", NO_EARLIER, List.of()))
                .isEqualTo(new NextStep.Search(Step.Reason.ASKED, "byaj kitna lagega"));
    }

    @Test
    void aShortQuestionThatPointsBackIsSearchedWithTheEarlierOne() {
        assertThat(POLICY.next("aur uska byaaj?", Optional.of("bullet loan kya hai"), List.of()))
                .isEqualTo(new NextStep.Search(Step.Reason.CONTEXT, "aur uska byaaj? bullet loan kya hai"));
        assertThat(POLICY.next("और उसकी फ़ीस", Optional.of("ओवरड्राफ़्ट क्या है"), List.of()))
                .isInstanceOfSatisfying(
                        NextStep.Search.class,
                        search -> assertThat(search.reason()).isEqualTo(Step.Reason.CONTEXT));
    }

    @Test
    void aQuestionThatPointsToNothingIsSearchedAlone() {
        assertThat(POLICY.next("documents kya lagenge", Optional.of("bullet loan kya hai"), List.of()))
                .isEqualTo(new NextStep.Search(Step.Reason.ASKED, "documents kya lagenge"));
    }

    @Test
    void contextThatDoesNotHelpIsDropped() {
        Step context = step(Step.Reason.CONTEXT, "q", Verdict.SHORT, "fees", 0.3);

        assertThat(POLICY.next("uska byaaj?", Optional.of("earlier"), List.of(context)))
                .isEqualTo(new NextStep.Search(Step.Reason.ASKED, "uska byaaj?"));
    }

    @Test
    void whatPointsToAnEarlierQuestionIsAnsweredWithIt() {
        Optional<String> earlier = Optional.of("bullet loan kya hai");
        Step context = step(Step.Reason.CONTEXT, "q", Verdict.ENOUGH, "product-bullet", 0.9);
        Step alone = asked(found("interest-rates", 1), found("product-bullet", 0.45));

        assertThat(POLICY.next("aur uska byaaj?", earlier, List.of(context)))
                .isEqualTo(new NextStep.Search(Step.Reason.ASKED, "aur uska byaaj?"));
        assertThat(POLICY.next("aur uska byaaj?", earlier, List.of(context, alone)))
                .isEqualTo(new NextStep.Answer(List.of(context)));
    }

    @Test
    void whatPointsBackAndFindsTheSameTopicAloneIsAnswered() {
        Optional<String> earlier = Optional.of("सोना कहाँ रखा जाता है");
        Step context = step(Step.Reason.CONTEXT, "q", Verdict.SHORT, "storage", 0.4);
        Step same = step(Step.Reason.ASKED, "q", Verdict.SHORT, "storage", 0.4);
        Step other = step(Step.Reason.ASKED, "q", Verdict.SHORT, "fees", 0.4);
        Step outside = step(Step.Reason.ASKED, "q", Verdict.OUTSIDE, "storage", 0.4);
        Step unsure = step(Step.Reason.ASKED, "q", Verdict.SHORT, 0.29, same.found());

        assertThat(POLICY.next("उसका बीमा है क्या", earlier, List.of(context, same)))
                .isEqualTo(new NextStep.Answer(List.of(context)));
        assertThat(POLICY.next("उसका बीमा है क्या", earlier, List.of(context, other)))
                .isInstanceOf(NextStep.Unknown.class);
        assertThat(POLICY.next("उसका मौसम कैसा है", earlier, List.of(context, unsure)))
                .isInstanceOf(NextStep.Unknown.class);
        assertThat(POLICY.next("उसका मौसम कैसा है", earlier, List.of(context, outside)))
                .isInstanceOf(NextStep.Unknown.class);
        assertThat(POLICY.next("और बीमा है क्या", earlier, List.of(context, same)))
                .isInstanceOf(NextStep.Unknown.class);
    }

    @Test
    void aQuestionThatNamesItsOwnTopicBesideThePointingWordIsAnsweredAlone() {
        Step context = step(Step.Reason.CONTEXT, "q", Verdict.ENOUGH, "fees", 0.9);
        List<FoundPassage> better = IntStream.range(0, 10)
                .mapToObj(i -> found("interest-" + i, 1 - i * 0.01))
                .toList();
        Step alone = asked(
                Stream.concat(better.stream(), Stream.of(found("fees", 0.5))).toArray(FoundPassage[]::new));

        for (String question : List.of("aur uska byaaj?", "और उसका ब्याज?", "and its interest?")) {
            assertThat(POLICY.next(question, Optional.of("fees"), List.of(context, alone)))
                    .isEqualTo(new NextStep.Answer(List.of(alone)));
        }
    }

    @Test
    void whatOnlyPointsIsAnsweredWithTheEarlierQuestionAtOnce() {
        StepPolicy policy = new StepPolicy(CONFIG, _ -> 0);
        Step context = step(Step.Reason.CONTEXT, "q", Verdict.ENOUGH, "fees", 0.9);

        assertThat(policy.next("aur uska?", Optional.of("fees"), List.of(context)))
                .isEqualTo(new NextStep.Answer(List.of(context)));
    }

    @Test
    void whatOnlyGoesOnIsASubjectOfItsOwnIfItIsEnoughAlone() {
        Optional<String> earlier = Optional.of("शाखा कब खुलती है");
        Step context = step(Step.Reason.CONTEXT, "q", Verdict.ENOUGH, "branch-hours", 0.9);
        Step alone = step(Step.Reason.ASKED, "और ब्याज कितना है", Verdict.ENOUGH, "interest-rates", 1);
        Step same = step(Step.Reason.ASKED, "और ब्याज कितना है", Verdict.ENOUGH, "branch-hours", 1);
        Step nothing = step(Step.Reason.ASKED, "और ब्याज कितना है", Verdict.SHORT, "fees", 0.2);

        assertThat(POLICY.next("और ब्याज कितना है", earlier, List.of(context)))
                .isEqualTo(new NextStep.Search(Step.Reason.ASKED, "और ब्याज कितना है"));
        assertThat(POLICY.next("और ब्याज कितना है", earlier, List.of(context, alone)))
                .isEqualTo(new NextStep.Answer(List.of(alone)));
        assertThat(POLICY.next("और ब्याज कितना है", earlier, List.of(context, same)))
                .isEqualTo(new NextStep.Answer(List.of(context)));
        assertThat(POLICY.next("और ब्याज कितना है", earlier, List.of(context, nothing)))
                .isEqualTo(new NextStep.Answer(List.of(context)));
    }

    @Test
    void aSearchThatIsEnoughAnswers() {
        Step asked = step(Step.Reason.ASKED, "what are the fees", Verdict.ENOUGH, "fees", 0.9);

        assertThat(POLICY.next("what are the fees", NO_EARLIER, List.of(asked)))
                .isEqualTo(new NextStep.Answer(List.of(asked)));
    }

    @Test
    void twoQuestionsInOneAreAnsweredOneByOne() {
        String question = "processing fee kitni hai aur kaun se documents chahiye";
        Step asked = step(Step.Reason.ASKED, question, Verdict.ENOUGH, "fees", 0.5);
        Step fees = step(Step.Reason.PART, "processing fee kitni hai", Verdict.ENOUGH, "fees", 0.9);
        Step papers = step(Step.Reason.PART, "kaun se documents chahiye", Verdict.ENOUGH, "documents", 0.9);

        assertThat(POLICY.next(question, NO_EARLIER, List.of(asked)))
                .isEqualTo(new NextStep.Search(Step.Reason.PART, "processing fee kitni hai"));
        assertThat(POLICY.next(question, NO_EARLIER, List.of(asked, fees)))
                .isEqualTo(new NextStep.Search(Step.Reason.PART, "kaun se documents chahiye"));
        assertThat(POLICY.next(question, NO_EARLIER, List.of(asked, fees, papers)))
                .isEqualTo(new NextStep.Answer(List.of(fees, papers)));
    }

    @Test
    void twoPartsAboutOneTopicAreAnsweredAsOne() {
        String question = "fee kitni hai aur charge kitna hai";
        Step asked = step(Step.Reason.ASKED, question, Verdict.ENOUGH, "fees", 0.5);
        Step one = step(Step.Reason.PART, "fee kitni hai", Verdict.ENOUGH, "fees", 0.9);
        Step two = step(Step.Reason.PART, "charge kitna hai", Verdict.ENOUGH, "fees", 0.9);

        assertThat(POLICY.next(question, NO_EARLIER, List.of(asked, one, two)))
                .isEqualTo(new NextStep.Answer(List.of(asked)));
    }

    @Test
    void whatIsToldBesideAQuestionBelongsToIt() {
        String question = "forty grams of gold, and what interest do you charge";
        Step asked = step(Step.Reason.ASKED, question, Verdict.ENOUGH, "rates", 0.8);

        assertThat(POLICY.next(question, NO_EARLIER, List.of(asked))).isEqualTo(new NextStep.Answer(List.of(asked)));
    }

    @Test
    void twoPartsThatAreAnsweredLessSurelyThanTheWholeAreAnsweredAsOne() {
        String question = "what interest do you charge and how are fees charged";
        Step asked = step(Step.Reason.ASKED, question, Verdict.ENOUGH, 0.99, List.of(found("rates", 1)));
        Step one = step(
                Step.Reason.PART, "what interest do you charge", Verdict.ENOUGH, 0.9, List.of(found("products", 1)));
        Step two = step(Step.Reason.PART, "how are fees charged", Verdict.ENOUGH, 0.98, List.of(found("fees", 1)));

        assertThat(POLICY.next(question, NO_EARLIER, List.of(asked, one, two)))
                .isEqualTo(new NextStep.Answer(List.of(asked)));
    }

    @Test
    void aFigureThatTheQuestionIsAboutBelongsToIt() {
        for (String question : List.of(
                "my son is sixteen, can he borrow",
                "the lender asks two rupees a hundred, what is that a year",
                "दो लाख साल भर के लिए, महीने का कितना")) {
            Step asked = step(Step.Reason.ASKED, question, Verdict.ENOUGH, "seniors", 0.8);

            assertThat(POLICY.next(question, NO_EARLIER, List.of(asked)))
                    .isEqualTo(new NextStep.Answer(List.of(asked)));
        }
    }

    @Test
    void whatIsToldWithoutAFigureBelongsToTheQuestion() {
        String question = "the jewellery is inherited, do I need a bill";
        Step asked = step(Step.Reason.ASKED, question, Verdict.ENOUGH, "ownership", 0.8);

        assertThat(POLICY.next(question, NO_EARLIER, List.of(asked))).isEqualTo(new NextStep.Answer(List.of(asked)));
    }

    @Test
    void theCallersOwnFiguresAreLeftOutIfNothingFits() {
        Step asked = step(Step.Reason.ASKED, "3,50,000 pe fees", Verdict.SHORT, "fees", 0.3);

        assertThat(POLICY.next("3,50,000 pe fees", NO_EARLIER, List.of(asked)))
                .isEqualTo(new NextStep.Search(Step.Reason.WITHOUT_FIGURES, "pe fees"));
    }

    @Test
    void whatIsOutsideIsNotAnsweredByAPart() {
        String question = "home loan chahiye, gold loan ka byaj kitna";
        Step asked = step(Step.Reason.ASKED, question, Verdict.OUTSIDE, "outside/1", 0.6);
        Step one = step(Step.Reason.PART, "home loan chahiye", Verdict.OUTSIDE, "outside/1", 0.9);
        Step two = step(Step.Reason.PART, "gold loan ka byaj kitna", Verdict.ENOUGH, "interest-rates", 0.9);

        assertThat(POLICY.next(question, NO_EARLIER, List.of(asked, one, two))).isEqualTo(new NextStep.Unknown());
    }

    @Test
    void noMoreThanTwoStepsFollowTheFirst() {
        Step asked = step(Step.Reason.ASKED, "a b and c d and e f", Verdict.SHORT, "fees", 0.2);
        Step one = step(Step.Reason.PART, "a b", Verdict.SHORT, "fees", 0.2);
        Step two = step(Step.Reason.PART, "e f", Verdict.SHORT, "fees", 0.2);

        assertThat(POLICY.next("a b and c d and e f", NO_EARLIER, List.of(asked, one, two)))
                .isEqualTo(new NextStep.Unknown());
    }

    @Test
    void withoutFurtherStepsTheFirstDecides() {
        StepPolicy single = new StepPolicy(CONFIG.withMoreSteps(0), text -> 3);
        Step asked = step(Step.Reason.ASKED, "q", Verdict.SHORT, "fees", 0.2);

        assertThat(single.next("uska byaaj", Optional.of("earlier"), List.of()))
                .isEqualTo(new NextStep.Search(Step.Reason.ASKED, "uska byaaj"));
        assertThat(single.next("a, b", NO_EARLIER, List.of(asked))).isEqualTo(new NextStep.Unknown());
    }

    @Test
    void theLabelOfAStepHoldsNoWordOfTheCaller() {
        assertThat(step(Step.Reason.PART, "secret words", Verdict.ENOUGH, "fees", 0.714)
                        .label())
                .isEqualTo("part:enough:0.71");
    }
}
