package dev.kanak.pipeline.stt.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StablePrefixTest {

    private final StablePrefix stable = new StablePrefix();

    @Test
    void theFirstReadingCommitsNothing() {
        assertThat(take("मुझे लोन")).isEqualTo("मुझे लोन");
        assertThat(stable.size()).isZero();
    }

    @Test
    void whatTwoReadingsAgreeOnIsCommittedButForTheLastWord() {
        take("मुझे लोन");
        take("मुझे लोन चाहिए");
        assertThat(stable.size()).isEqualTo(1);
        take("मुझे लोन चाहिए था");
        assertThat(stable.size()).isEqualTo(2);
    }

    @Test
    void aCommittedWordIsNotTakenBackInPartials() {
        take("मुझे लोन चाहिए");
        take("मुझे लोन चाहिए");
        assertThat(stable.size()).isEqualTo(2);
        assertThat(take("तुझे लोग चाहिए आज")).isEqualTo("मुझे लोन चाहिए आज");
    }

    @Test
    void aWordThatIsNotCommittedMayChange() {
        take("मुझे लोक");
        assertThat(take("मुझे लोन चाहिए")).isEqualTo("मुझे लोन चाहिए");
    }

    @Test
    void aShorterReadingKeepsTheCommittedWords() {
        take("एक दो तीन चार");
        take("एक दो तीन चार");
        assertThat(take("एक")).isEqualTo("एक दो तीन");
    }

    @Test
    void aNewWindowStartsAfresh() {
        take("एक दो तीन");
        take("एक दो तीन");
        stable.reset();
        assertThat(take("पाँच छह")).isEqualTo("पाँच छह");
    }

    private String take(String text) {
        List<Reading.Word> words = Stream.of(text.split(" ", -1))
                .map(word -> new Reading.Word(word, -1, -1, 1))
                .toList();
        return new Reading(stable.take(words)).text();
    }
}
