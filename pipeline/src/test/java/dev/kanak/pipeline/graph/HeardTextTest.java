package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeardTextTest {

    private final HeardText heard = new HeardText(100);

    @Test
    void nothingWasHeardBeforeTheFirstSample() {
        heard.begin("नमस्ते जी", 0);
        assertThat(heard.after(0)).isEmpty();
    }

    @Test
    void aClausePlayedToItsEndWasHeardWhole() {
        heard.begin("one two", 0);
        heard.end(700);
        heard.begin("three four", 700);
        heard.end(1700);
        assertThat(heard.after(700)).isEqualTo("one two");
        assertThat(heard.after(1700)).isEqualTo("one two three four");
    }

    @Test
    void aWordHalfSaidIsNotCounted() {
        heard.begin("three four", 0);
        heard.end(1000);
        assertThat(heard.after(490)).isEmpty();
        assertThat(heard.after(500)).isEqualTo("three");
        assertThat(heard.after(999)).isEqualTo("three");
    }

    @Test
    void aClauseStillBeingSynthesisedIsEstimatedFromItsLetters() {
        heard.begin("eleven twelve", 0);
        assertThat(heard.after(650)).isEqualTo("eleven");
    }

    @Test
    void atEveryMillisecondWholeWordsWereHeardAndTheRestIsWhatFollowsThem() {
        String text = "अनुमान से ₹4,80,000 तक मिल सकता है; सही रक़म शाखा में तय होगी।";
        heard.begin("अनुमान से ₹4,80,000 तक मिल सकता है;", 0);
        heard.end(48_000);
        heard.begin("सही रक़म शाखा में तय होगी।", 48_000);
        heard.end(96_000);
        String before = "";
        for (int ms = 0; ms <= 4_000; ms++) {
            String words = heard.after(24L * ms);
            String rest = HeardText.rest(text, words);

            assertThat(words).as("after %d ms", ms).startsWith(before);
            assertThat((words + " " + rest).strip()).as("after %d ms", ms).isEqualTo(text);
            before = words;
        }
        assertThat(before).isEqualTo(text);
    }

    @Test
    void theRestBeginsAtTheFirstWordThatWasNotHeard() {
        assertThat(HeardText.rest("आपका लोन, एक लाख रुपये।", "आपका लोन,")).isEqualTo("एक लाख रुपये।");
        assertThat(HeardText.rest("one  two three", "one two")).isEqualTo("three");
        assertThat(HeardText.rest("one two.", "one two.")).isEmpty();
        assertThat(HeardText.rest("one two", "")).isEqualTo("one two");
    }
}
