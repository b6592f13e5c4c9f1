package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.pipeline.stt.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpokenWordsTest {

    @TempDir
    Path folder;

    private SpokenWords words;

    @BeforeEach
    void readLexicon() throws IOException {
        Path english = Files.write(
                folder.resolve("en.tsv"),
                List.of("gold\tगोल्ड\tword", "loan\tलोन\tborrowed", "four\tफोर\tnumber", "four\tफॉर\tnumber"));
        Path hindi = Files.write(folder.resolve("hi.txt"), List.of("का"));
        words = new SpokenWords(Lexicon.load(english, hindi));
    }

    @Test
    void theScriptOfAKnownWordIsNoError() {
        assertThat(words.of("gold loan का")).isEqualTo(words.of("गोल्ड लोन का"));
    }

    @Test
    void twoSpellingsOfOneWordAreEqual() {
        assertThat(words.of("फॉर")).isEqualTo(words.of("फोर")).isEqualTo(words.of("Four"));
    }

    @Test
    void nuktaChandrabinduAndJoinersAreNoErrors() {
        assertThat(words.of("हाँ, ज़्यादा")).isEqualTo(words.of("हां ज्\u200dयादा"));
    }

    @Test
    void numeralsAreTheWordsThatAreSaid() {
        assertThat(words.of("₹2,50,000 चाहिए")).contains("दो", "लाख", "पचास", "हजार");
        assertThat(words.of("फोन 98765")).containsSequence("नौ", "आठ", "सात");
    }

    @Test
    void numbersAreComparedByValueAndDigitsAsSaid() {
        assertThat(SpokenWords.numbers("मुझे ढाई लाख चाहिए")).isEqualTo(SpokenWords.numbers("मुझे 2,50,000 चाहिए"));
        assertThat(SpokenWords.numbers("नौ आठ सात छह")).isNotEqualTo(SpokenWords.numbers("नौ आठ सात पाँच"));
        assertThat(SpokenWords.numbers("नमस्ते")).isEmpty();
    }

    @Test
    void anUnknownWordInTheOtherScriptIsTheSameIfItSoundsSo() {
        assertThat(SpokenWords.same("muthoot", "मुथूट")).isTrue();
        assertThat(SpokenWords.same("muthoot", "बैंक")).isFalse();
        assertThat(SpokenWords.same("कल", "काल"))
                .as("in one script the letters count")
                .isFalse();
    }

    @Test
    void errorsAreTheFewestEdits() {
        assertThat(EditDistance.of(List.of("a", "b", "c"), List.of("a", "x", "c", "d"), String::equals))
                .isEqualTo(2);
        assertThat(EditDistance.of(List.of(), List.of("a"), String::equals)).isEqualTo(1);
    }
}
