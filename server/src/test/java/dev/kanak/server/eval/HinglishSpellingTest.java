package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HinglishSpellingTest {

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({
        "do lakh chahiye,          दो लाख चाहिए",
        "mere padosi ka gold loan, मेरे पड़ोसी का गोल्ड लोन",
        "ok thank you,             ओके थैंक यू",
        "you dikhao,               यू दिखाओ",
        "SMS kar do,               SMS कर दो",
        "main baad mein jaunga,    मैं बाद में जाऊँगा",
        "main karungi,             मैं करूँगी",
        "Suresh,                   सुरेश",
        "नाम likho,                 नाम लिखो"
    })
    void romanisedHindiIsWrittenAsAHindiVoiceMustReadIt(String latin, String devanagari) throws IOException {
        Path english = Files.writeString(folder.resolve("english.tsv"), """
            gold	गोल्ड	word
            loan	लोन	borrowed
            ok	ओके	word
            thank	थैंक	word
            you	यू	homograph
            do	डू	homograph
            sms	SMS	borrowed
            """);
        var spelling = HinglishSpelling.read(
                english, List.of("दो लाख चहिये>चाहिए मेरे पड़ोसी का", "कर मैं बाद में दिखाओ लिखो", "या"));

        assertThat(spelling.devanagari(latin)).isEqualTo(devanagari);
    }
}
