package dev.kanak.rag.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class WordingsTest {

    @Test
    void everyAlternativeIsInOneOfTheSentences() {
        assertThat(Wordings.of("(where|in which place) do I (park|leave|put) the car"))
                .containsExactly(
                        "where do I park the car", "in which place do I leave the car", "where do I put the car");
    }

    @Test
    void anAlternativeMayBeNothing() {
        assertThat(Wordings.of("(भैया|) गाड़ी कहाँ (रखूँ|)")).containsExactly("भैया गाड़ी कहाँ रखूँ", "गाड़ी कहाँ");
    }

    @Test
    void alternativesMayHaveAlternatives() {
        assertThat(Wordings.of("((two|four) wheeler|car) parking"))
                .containsExactly("two wheeler parking", "car parking");
    }

    @Test
    void aTextWithoutAlternativesIsItself() {
        assertThat(Wordings.of("  is parking   free ")).containsExactly("is parking free");
    }

    @Test
    void bracketsMustPairUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wordings.of("(where|what is free"))
                .withMessage("brackets must pair up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wordings.of("( | )"))
                .withMessage("a question must have words");
    }
}
