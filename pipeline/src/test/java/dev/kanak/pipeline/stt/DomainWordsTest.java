package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainWordsTest {

    private static final Path MODEL = Path.of("../data/models/stt");
    private static final String BRANCH = "आई वांट टू कम टू द चेन आई ब्रांच";

    private final DomainWords words = new DomainWords(
            Vocabulary.load(MODEL.resolve("vocab.txt")), List.of("चेन्नई", "टी नगर"), SttConfig.of(MODEL));

    @Test
    void aBranchLetsAPlaceBeExpectedThatNobodyAskedFor() {
        assertThat(words.after(BRANCH, Optional.empty())).containsSame(words.after(Optional.of("city")));
        assertThat(words.after("मेरी शाखा कहाँ है", Optional.of("date"))).isPresent();
    }

    @Test
    void anUtteranceIsReadOnceWhereThePlaceWasAskedForOrNoneIsTold() {
        assertThat(words.after(BRANCH, Optional.of("city"))).isEmpty();
        assertThat(words.after(BRANCH, Optional.of("locality"))).isEmpty();
        assertThat(words.after("मुझे सोने की चेन पर लोन चाहिए", Optional.empty()))
                .isEmpty();
    }

    @Test
    void aPlaceCountsForMoreWhereItAnswersTheQuestion() {
        var chennai =
                Vocabulary.load(MODEL.resolve("vocab.txt")).spell("चेन्नई").orElseThrow();
        assertThat(gained(words.after(Optional.of("city")), chennai))
                .isGreaterThan(2 * gained(words.after(Optional.empty()), chennai));
    }

    private static double gained(ExpectedWords expected, List<Integer> symbols) {
        var match = ExpectedWords.Match.START;
        double sum = 0;
        for (int symbol : symbols) {
            match = expected.next(match, symbol, -1, 0);
            sum += match.gained();
        }
        return sum + expected.ended(match, -1, -4);
    }
}
