package dev.kanak.rag.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.rag.analysis.Spellings.Sounding;
import dev.kanak.rag.analysis.Spellings.Variant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();
    private static final Spellings SPELLINGS = new Spellings(Stream.of(
                    "ब्याज",
                    "दर",
                    "गहने",
                    "ज़ेवर",
                    "दस्तावेज़",
                    "नीलामी",
                    "शिकायत",
                    "किस्त",
                    "पुनर्भुगतान",
                    "मूल्यांकन",
                    "शाखा")
            .map(word -> ANALYSIS.words(word).getFirst())
            .map(word -> new Sounding(word.stem(), word.coarse(), word.skeleton()))
            .toList());

    private static List<Variant> of(String word) {
        return SPELLINGS.of(ANALYSIS.words(word).getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "byaj, ब्याज",
        "byaaj, ब्याज",
        "biyaj, ब्याज",
        "jewar, ज़ेवर",
        "zevar, ज़ेवर",
        "dastavej, दस्तावेज़",
        "dastaweez, दस्तावेज़",
        "nilami, नीलामी",
        "neelaami, नीलामी",
        "shikayat, शिकायत",
        "sikayat, शिकायत",
        "kisht, किस्त",
        "punarbhugtaan, पुनर्भुगतान",
        "shakha, शाखा"
    })
    void aRomanSpellingLeadsToTheWord(String written, String word) {
        assertThat(of(written).getFirst().stem())
                .isEqualTo(ANALYSIS.words(word).getFirst().stem());
    }

    @ParameterizedTest
    @CsvSource({"nlaimi, नीलामी", "dastavjee, दस्तावेज़", "shikaayt, शिकायत", "mulyanakn, मूल्यांकन"})
    void soDoesOneWithASlip(String written, String word) {
        assertThat(of(written))
                .extracting(Variant::stem)
                .contains(ANALYSIS.words(word).getFirst().stem());
    }

    @Test
    void theMoreAlikeTheMoreItIsWorth() {
        assertThat(of("ब्याज").getFirst().likeness()).isEqualTo(1);
        assertThat(of("byajj").getFirst().likeness())
                .isGreaterThan(
                        of("bujaz").isEmpty() ? 0 : of("bujaz").getFirst().likeness());
    }

    @Test
    void anUnlikeWordAndAFigureLeadNowhere() {
        assertThat(of("cricket")).isEmpty();
        assertThat(of("250000")).isEmpty();
        assertThat(of("தங்க")).isEmpty();
    }
}
