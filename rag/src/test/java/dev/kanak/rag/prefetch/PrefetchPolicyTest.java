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

    /** What was heard while the caller speaks. */
    private List<Action> heard(String text) {
        return policy.onHeard(text, false);
    }

    /** A turn as a recogniser gives it, a word more at a time. */
    private List<Action> grow(String text) {
        List<Action> actions = new ArrayList<>();
        String[] words = text.split(" ");
        for (int i = 1; i <= words.length; i++) {
            actions.addAll(heard(String.join(" ", List.of(words).subList(0, i))));
        }
        return actions;
    }

    @Nested
    class Beginning {

        @Test
        void threeContentWordsThatTwoPartialsAgreeOnBeginASearch() {
            assertThat(heard("गहनों की नीलामी सूचना")).isEmpty();
            assertThat(heard("गहनों की नीलामी सूचना कब")).containsExactly(new Start(1, "गहनों की नीलामी सूचना"));
        }

        @Test
        void aWordThatTheRecogniserTakesBackDoesNotCount() {
            assertThat(heard("गहनों की नीलामी सूची")).isEmpty();
            assertThat(heard("गहनों की नीलामी सूचना")).isEmpty();
        }

        @Test
        void wordsThatSayNothingDoNotCount() {
            assertThat(grow("जी हाँ मुझे यह बताइए कि क्या है")).isEmpty();
        }

        @Test
        void aShortQuestionIsSearchedAtThePause() {
            assertThat(heard("ब्याज दर")).isEmpty();
            assertThat(heard("ब्याज दर")).containsExactly(new Start(1, "ब्याज दर"));
            assertThat(heard("ब्याज दर")).isEmpty();
        }
    }

    @Nested
    class Continuing {

        private List<Action> silent(String text) {
            return policy.onHeard(text, true);
        }

        @Test
        void whileTheCallerSpeaksThereIsOnlyOne() {
            assertThat(grow("गहनों नीलामी सूचना शाखा पता समय दस्तावेज़"))
                    .containsExactly(new Start(1, "गहनों नीलामी सूचना"));
        }

        @Test
        void inASilenceWhatHasComeSinceIsSearchedForAndTheFirstGivenUp() {
            grow("गहनों नीलामी सूचना");
            assertThat(silent("गहनों नीलामी सूचना शाखा पता"))
                    .containsExactly(new Start(1, "गहनों नीलामी सूचना शाखा पता"));
            assertThat(silent("गहनों नीलामी सूचना शाखा पता समय दस्तावेज़"))
                    .containsExactly(new Cancel(1), new Start(2, "गहनों नीलामी सूचना शाखा पता समय दस्तावेज़"));
        }

        @Test
        void theRestOfAWordIsNotWorthAnother() {
            assertThat(silent("आधार कार्ड की कॉपी ले")).hasSize(1);
            assertThat(silent("आधार कार्ड की कॉपी लेंगे")).isEmpty();
        }

        @Test
        void thereIsNoFourth() {
            silent("ब्याज");
            silent("ब्याज दर शाखा");
            assertThat(silent("ब्याज दर शाखा पता समय")).contains(new Start(3, "ब्याज दर शाखा पता समय"));
            assertThat(silent("ब्याज दर शाखा पता समय दस्तावेज़ किस्त शुल्क")).isEmpty();
        }
    }

    @Nested
    class Finishing {

        @Test
        void aSearchForMuchTheSameStandsForTheQuestion() {
            policy.onHeard("gahne neelami suchna shakha pata", true);

            assertThat(policy.onQuestion("गहने, नीलामी, सूचना, शाखा का पता")).contains(1);
        }

        @Test
        void aSearchForLessDoesNot() {
            grow("गहनों नीलामी सूचना शाखा");

            assertThat(policy.onQuestion("गहनों नीलामी सूचना शाखा किस्त")).isEmpty();
        }

        @Test
        void theNextTurnBeginsAnew() {
            heard("ब्याज दर");
            heard("ब्याज दर");
            assertThat(policy.onQuestion("ब्याज दर")).contains(1);
            policy.onTurnOver();

            assertThat(policy.onQuestion("ब्याज दर")).isEmpty();
            assertThat(heard("ब्याज दर")).isEmpty();
            assertThat(heard("ब्याज दर")).containsExactly(new Start(2, "ब्याज दर"));
        }
    }
}
