package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Verbaliser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixedClausesTest {

    private static final String WAIT = "ठीक है जी, एक पल।";

    private static final FixedClauses FIXED =
            new FixedClauses(List.of(new Say(WAIT, Language.HINDI, Optional.empty(), 1)));

    @Test
    void aSentenceIsCutAsItIsAtTheBeginningOfAReplyAndWithinOne() {
        assertThat(FIXED.all()).extracting(Clause::text).containsExactly("ठीक है जी", "एक पल।", "ठीक है जी, एक पल।");
        assertThat(Clauses.split(WAIT)).allMatch(FixedClausesTest::isFixed);
        assertThat(Clauses.split("नमस्ते। " + WAIT).stream().skip(1)).allMatch(FixedClausesTest::isFixed);
    }

    private static boolean isFixed(String clause) {
        return FIXED.contains(new Clause(Verbaliser.verbalise(clause, Language.HINDI), Language.HINDI, 0.8));
    }

    @Test
    void noOtherClauseAndNoOtherLanguageIsFixed() {
        assertThat(FIXED.contains(new Clause("ठीक है जी, दो पल।", Language.HINDI, 1)))
                .isFalse();
        assertThat(FIXED.contains(new Clause("एक पल।", Language.ENGLISH, 1))).isFalse();
    }
}
