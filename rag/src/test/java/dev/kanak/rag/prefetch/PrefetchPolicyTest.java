package dev.kanak.rag.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.cache.SoundBag;
import dev.kanak.rag.prefetch.PrefetchPolicy.Action;
import dev.kanak.rag.prefetch.PrefetchPolicy.Action.Cancel;
import dev.kanak.rag.prefetch.PrefetchPolicy.Action.Start;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PrefetchPolicyTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();

    private final PrefetchPolicy policy = new PrefetchPolicy(text -> SoundBag.of(ANALYSIS.question(text, true)));

    /** A turn as a recogniser gives it, a word more at a time. */
    private List<Action> grow(String text) {
        List<Action> actions = new ArrayList<>();
        String[] words = text.split(" ");
        for (int i = 1; i <= words.length; i++) {
            actions.addAll(policy.onPartial(String.join(" ", List.of(words).subList(0, i))));
        }
        return actions;
    }

    @Nested
    class Beginning {

        @Test
        void threeContentWordsThatTwoPartialsAgreeOnBeginASearch() {
            assertThat(policy.onPartial("गहनों की नीलामी सूचना")).isEmpty();
            assertThat(policy.onPartial("गहनों की नीलामी सूचना कब"))
                    .containsExactly(new Start(1, "गहनों की नीलामी सूचना"));
        }

        @Test
        void aWordThatTheRecogniserTakesBackDoesNotCount() {
            assertThat(policy.onPartial("गहनों की नीलामी सूची")).isEmpty();
            assertThat(policy.onPartial("गहनों की नीलामी सूचना")).isEmpty();
        }

        @Test
        void wordsThatSayNothingDoNotCount() {
            assertThat(grow("जी हाँ मुझे यह बताइए कि क्या है")).isEmpty();
        }

        @Test
        void aShortQuestionIsSearchedAtThePause() {
            assertThat(policy.onPartial("ब्याज दर")).isEmpty();
            assertThat(policy.onPartial("ब्याज दर")).containsExactly(new Start(1, "ब्याज दर"));
            assertThat(policy.onPartial("ब्याज दर")).isEmpty();
        }
    }

    @Nested
    class Continuing {

        @Test
        void twoMoreWordsBeginAnotherAndCancelTheFirst() {
            assertThat(grow("गहनों नीलामी सूचना शाखा पता समय"))
                    .containsExactly(
                            new Start(1, "गहनों नीलामी सूचना"),
                            new Cancel(1),
                            new Start(2, "गहनों नीलामी सूचना शाखा पता"));
        }

        @Test
        void theThirdIsKeptForThePauseAndThereIsNoFourth() {
            String turn = "गहनों नीलामी सूचना शाखा पता समय दस्तावेज़ किस्त शुल्क";
            assertThat(grow(turn).stream().filter(Start.class::isInstance)).hasSize(2);
            assertThat(policy.onPartial(turn)).containsExactly(new Cancel(2), new Start(3, turn));
            String longer = turn + " बीमा";
            assertThat(policy.onPartial(longer)).isEmpty();
            assertThat(policy.onPartial(longer)).isEmpty();
        }
    }

    @Nested
    class Finishing {

        @Test
        void aSearchForMuchTheSameStandsForTheQuestion() {
            grow("gahne neelami suchna shakha pata samay");

            assertThat(policy.onQuestion("गहने, नीलामी, सूचना, शाखा का पता")).contains(2);
        }

        @Test
        void aSearchForLessDoesNot() {
            grow("गहनों नीलामी सूचना शाखा");

            assertThat(policy.onQuestion("गहनों नीलामी सूचना शाखा किस्त")).isEmpty();
        }

        @Test
        void theNextTurnBeginsAnew() {
            policy.onPartial("ब्याज दर");
            policy.onPartial("ब्याज दर");
            assertThat(policy.onQuestion("ब्याज दर")).contains(1);

            assertThat(policy.onQuestion("ब्याज दर")).isEmpty();
            assertThat(policy.onPartial("ब्याज दर")).isEmpty();
            assertThat(policy.onPartial("ब्याज दर")).containsExactly(new Start(2, "ब्याज दर"));
        }
    }
}
