package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.pipeline.TestFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainWordsTest {

    private static final Path MODEL = TestFiles.models().resolve("stt");
    private static final String BRANCH = "आई वांट टू कम टू द चेन आई ब्रांच";

    private final Vocabulary vocabulary = Vocabulary.load(MODEL.resolve("vocab.txt"));
    private final DomainWords words =
            new DomainWords(vocabulary, List.of("चेन्नई", "टी नगर", "गया"), SttConfig.of(MODEL));

    @Test
    void aBranchLetsAPlaceBeExpectedThatNobodyAskedFor() {
        assertThat(words.onceRead(BRANCH, Optional.empty())).isPresent();
        assertThat(gained(words.onceRead(BRANCH, Optional.empty()).orElseThrow(), "चेन्नई"))
                .isEqualTo(gained(words.after(Optional.of("city")), "चेन्नई"));
    }

    @Test
    void theAnswerToTheQuestionIsExpectedAsBefore() {
        ExpectedWords again =
                words.onceRead("कल शाम शाखा आऊँगा", Optional.of("date")).orElseThrow();
        assertThat(gained(again, "परसों")).isEqualTo(gained(words.after(Optional.of("date")), "परसों"));
        assertThat(gained(again, "चेन्नई")).isGreaterThan(gained(words.after(Optional.of("date")), "चेन्नई"));
    }

    @Test
    void butNoYesOfWhatSpeaksOfABranch() {
        ExpectedWords again = words.onceRead(BRANCH, Optional.of("affirmation")).orElseThrow();
        assertThat(gained(again, "हाँ")).isLessThan(gained(words.after(Optional.of("affirmation")), "हाँ"));
        assertThat(gained(again, "चेन्नई")).isEqualTo(gained(words.after(Optional.of("city")), "चेन्नई"));
    }

    @Test
    void anUtteranceIsReadOnceWhereThePlaceWasAskedForOrNoneIsTold() {
        assertThat(words.onceRead(BRANCH, Optional.of("city"))).isEmpty();
        assertThat(words.onceRead(BRANCH, Optional.of("locality"))).isEmpty();
        assertThat(words.onceRead("मुझे सोने की चेन पर लोन चाहिए", Optional.empty()))
                .isEmpty();
    }

    @Test
    void aPlaceThatTheLanguageModelsDoNotKnowScoresAsAPlaceMay() {
        ExpectedWords asked = words.after(Optional.of("city"));
        int symbols = 6;
        double lifted = symbols * 0.4 * (3 - 1) + 0.4 * (3 - 1) + 0.35 * (9 - 5);
        assertThat(gained(asked, "चेन्नई")).isCloseTo(symbols * 0.8 + lifted, within(1e-9));
        assertThat(gained(asked, "गया")).as("also a word of Hindi").isCloseTo(3 * 0.8, within(1e-9));
        assertThat(gained(words.after(Optional.empty()), "चेन्नई")).isCloseTo(symbols * 0.16, within(1e-9));
    }

    @Test
    void aPlaceOfTwoWordsIsLiftedAcrossTheSpace() {
        ExpectedWords asked = words.after(Optional.of("city"));
        assertThat(gained(asked, "टी नगर")).isGreaterThan(gained(asked, "टी") + gained(asked, "नगर") + 2);
        assertThat(gained(asked, "टी कर")).isLessThan(gained(asked, "टी नगर") / 2);
    }

    /** What a text gains whose symbols score -3 each under the model of symbols and whose words score -9 under that of words. */
    private double gained(ExpectedWords expected, String text) {
        var match = ExpectedWords.Match.START;
        double sum = 0;
        for (int symbol : vocabulary.spell(text).orElseThrow()) {
            boolean space = symbol == vocabulary.space();
            match = expected.next(match, symbol, 0.4 * -3, space ? 0.35 * -9 : 0);
            sum += match.gained();
        }
        return sum + expected.ended(match, 0.4 * -3, 0.35 * -9);
    }
}
