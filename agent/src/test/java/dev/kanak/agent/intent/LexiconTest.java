package dev.kanak.agent.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LexiconTest {

    private static final Lexicon LEXICON = new Lexicon(Map.of(
            "less", List.of("कम"),
            "work", List.of("काम"),
            "document", List.of("document*", "काग़ज़"),
            "when", List.of("how many days"),
            "visit", List.of("appointment"),
            "branch", List.of("branch")));

    private static Concepts hear(String text) {
        return LEXICON.hear(Words.of(text));
    }

    @Test
    void aWordIsItsOwnConceptAndNotOneThatSoundsLikeIt() {
        assertThat(hear("कम").has("less")).isTrue();
        assertThat(hear("कम").has("work")).isFalse();
    }

    @Test
    void aPhraseCountsOnlyAsAWhole() {
        assertThat(hear("how many days").has("when")).isTrue();
        assertThat(hear("how many").has("when")).isFalse();
    }

    @Test
    void aStarMatchesAnyEnding() {
        assertThat(hear("documents").has("document")).isTrue();
    }

    @Test
    void aWordOneSlipAwayIsTaken() {
        assertThat(hear("appointmet").has("visit")).isTrue();
        assertThat(hear("ornament").has("visit")).isFalse();
    }

    @Test
    void aConceptWithAnExclamationMarkIsNotMatchedBySound() {
        Lexicon denial = new Lexicon(Map.of("no!", List.of("नहीं")));
        assertThat(denial.hear(Words.of("Meena")).has("no")).isFalse();
        assertThat(denial.hear(Words.of("नहीँ")).has("no")).isTrue();
    }

    @Test
    void fearIsNotTheRateThatIsSpelledAlike() {
        Lexicon rates = new Lexicon(Map.of("rate", List.of("dar", "दर"), "fear", List.of("dar lag")));
        assertThat(rates.hear(Words.of("byaj dar kya hai")).has("rate")).isTrue();
        assertThat(rates.hear(Words.of("mujhe dar lagta hai")).has("rate")).isFalse();
        assertThat(rates.hear(Words.of("dar lag raha hai")).has("fear")).isTrue();
    }

    @Test
    void nuktasDoNotMatter() {
        assertThat(hear("कागज").has("document")).isTrue();
    }

    @Test
    void aNumberIsNeverTakenForAWordThatIsSpeltAlike() {
        Lexicon seeds = new Lexicon(Map.of("seed", List.of("beej")));
        assertThat(seeds.hear(Words.of("bees")).has("seed")).isFalse();
    }

    @Test
    void theHeaviestPatternDecidesAndMoreConceptsBreakATie() {
        Map<String, Double> documents = Map.of("document", 2.0);
        Map<String, Double> branches = Map.of("branch", 1.0, "branch document", 2.0);
        Map<String, Map<String, Double>> byIntent = new LinkedHashMap<>();
        byIntent.put("ask_documents", documents);
        byIntent.put("find_branch", branches);
        IntentRules rules = new IntentRules(byIntent, LEXICON.concepts());

        assertThat(rules.rank(hear("branch document")))
                .extracting(IntentRules.Scored::intent)
                .containsExactly(Intent.FIND_BRANCH, Intent.ASK_DOCUMENTS);
    }

    @Test
    void aPatternWithAnUnknownConceptIsRefused() {
        assertThatThrownBy(() -> new IntentRules(Map.of("greet", Map.of("hullo", 1.0)), Set.of("hello")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hullo");
    }

    @Test
    void aBorrowedWordIsTheSameInBothScripts() {
        Lexicon lender = new Lexicon(Map.of("bank!", List.of("दूसरे बैंक"), "hallmark", List.of("no hallmark")));

        assertThat(lender.hear(List.of("दूसरे", "bank")).at().getFirst()).containsExactly("bank");
        assertThat(lender.hear(List.of("दूसरे", "बैंक")).at().getFirst()).containsExactly("bank");
        assertThat(lender.hear(List.of("no", "हॉलमार्क")).at().getLast()).containsExactly("hallmark");
    }

    @Test
    void aBorrowedWordIsNoOtherThatSoundsLikeIt() {
        Lexicon late = new Lexicon(Map.of("late", List.of("late", "लेट")));

        assertThat(late.hear(Words.of("late fees")).has("late")).isTrue();
        assertThat(late.hear(Words.of("लेट fees")).has("late")).isTrue();
        assertThat(late.hear(Words.of("let me know")).has("late")).isFalse();
    }
}
