package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneticKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ब्याज byaj byaaj biaj",
                "ग्राम gram graam",
                "काग़ज़ कागज kagaz kaagaj kaagaz",
                "सोना sona",
                "लोन loan",
                "गोल्ड gold",
                "किस्त kist kisht",
                "शाखा shakha shaakha sakha",
                "ब्रांच branch",
                "चार्ज charge",
                "गिरवी girvi girwi",
                "ज़ेवर zewar jevar",
                "ख़र्च kharch kharach",
                "क़ीमत keemat kimat",
                "फ़ीस fees phees",
                "हिन्दी हिंदी hindi",
                "आधार aadhaar aadhar adhar",
                "ज्ञान gyan",
                "दस्तावेज़ dastavez dastawej",
                "चूड़ियाँ chudiyan choodiyaan",
                "मंगलसूत्र mangalsutra mangalsootra",
                "पुणे pune",
            })
    void spellingsOfOneWordShareTheCoarseKey(String spellings) {
        assertThat(List.of(spellings.split(" ")))
                .extracting(PhoneticKey::coarse)
                .containsOnly(first(spellings, PhoneticKey::coarse));
        assertThat(List.of(spellings.split(" ")))
                .extracting(PhoneticKey::skeleton)
                .containsOnly(first(spellings, PhoneticKey::skeleton));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "कैरेट carat karat carrot",
                "इंटरेस्ट interest",
                "परसेंट percent",
                "हॉलमार्क hallmark",
                "अपॉइंटमेंट appointment",
                "चेक check",
                "बैंक bank",
            })
    void englishWordsShareTheSkeletonWithTheirHindiSpelling(String spellings) {
        assertThat(List.of(spellings.split(" ")))
                .extracting(PhoneticKey::skeleton)
                .containsOnly(first(spellings, PhoneticKey::skeleton));
    }

    private static String first(String spellings, UnaryOperator<String> key) {
        return key.apply(spellings.substring(0, spellings.indexOf(' ')));
    }

    @ParameterizedTest
    @CsvSource({
        "दिल्ली,दिल",
        "गोल्ड,गला",
        "शादी,सादर",
        "पुणे,पानी",
        "लोन,लाना",
        "बैंक,बुक",
        "ब्याज,भेज",
        "सोना,सुना",
        "नाम,ना",
        "काम,कामना"
    })
    void differentWordsDifferInTheCoarseKey(String one, String other) {
        assertThat(PhoneticKey.coarse(one)).isNotEqualTo(PhoneticKey.coarse(other));
    }

    @Test
    void keysAreAsciiAndAWordWithoutLettersHasNone() {
        assertThat(PhoneticKey.coarse("ऋषिकेश")).matches("[A-Za-z]+");
        assertThat(PhoneticKey.coarse("")).isEmpty();
        assertThat(PhoneticKey.skeleton("।-😀")).isEmpty();
        assertThat(PhoneticKey.coarse("916")).isEqualTo("916");
    }

    /** Shares of Dakshina's held-out Hindi romanisations (Roark et al. 2020) whose keys equal those of the native word. */
    @Test
    @Tag("external")
    void romanisationsByNativeSpeakersShareTheKeys() throws IOException {
        Path file = Shared.folder().resolve("data/rag/dakshina-hi/hi.translit.sampled.test.tsv");
        assumeTrue(Files.exists(file), "no Dakshina lexicon beside the checkout");
        List<String[]> pairs = Files.readAllLines(file).stream()
                .map(line -> line.split("\t", -1))
                .toList();
        double coarse = share(pairs, PhoneticKey::coarse);
        double skeleton = share(pairs, PhoneticKey::skeleton);
        System.out.printf("Dakshina test, %d pairs: coarse %.3f, skeleton %.3f%n", pairs.size(), coarse, skeleton);
        assertThat(coarse).isGreaterThan(0.79);
        assertThat(skeleton).isGreaterThan(0.92);
    }

    private static double share(List<String[]> pairs, UnaryOperator<String> key) {
        long equal = pairs.stream()
                .filter(pair -> key.apply(pair[0]).equals(key.apply(pair[1])))
                .count();
        return (double) equal / pairs.size();
    }
}
