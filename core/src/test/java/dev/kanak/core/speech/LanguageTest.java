package dev.kanak.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "hi,HINDI",
        "hi-IN,HINDI",
        "HI-in,HINDI",
        "en,ENGLISH",
        "en-GB,ENGLISH",
        "hinglish,HINGLISH",
        "hi-Latn-IN,HINGLISH",
        "' hi ',HINDI"
    })
    void codesAndTagsNameALanguage(String codeOrTag, Language language) {
        assertThat(Language.of(codeOrTag)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ta-IN", "english", "hindi", "h"})
    void anythingElseNamesNone(String codeOrTag) {
        assertThat(Language.of(codeOrTag)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageIsFoundByItsCodeAndItsTag(Language language) {
        assertThat(Language.of(language.code())).contains(language);
        assertThat(Language.of(language.tag())).contains(language);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void aTranscriptsConfidenceIsAShare(double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transcript("", Language.HINDI, confidence))
                .withMessageContaining("confidence");
    }
}
