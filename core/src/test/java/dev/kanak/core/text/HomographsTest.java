package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HomographsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mujhe dar lagta hai ki sona kho jayega",
                "Dar lag raha hai",
                "chori ka dar rehta hai",
                "mujhe dar hai ki gehne badal jayenge",
                "main dar gayi hoon",
                "sona khone ka dar",
                "sone ka dar lagta hai",
                "bank se darr lagta hai"
            })
    void darIsFearWhereItIsFelt(String text) {
        assertThat(Homographs.apart(text)).isEqualTo(text.replaceAll("(?i)\\bdarr?\\b", "डर"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dar kya hai",
                "byaj dar kitni hai",
                "byaj dar lagta hai kitna",
                "loan ka dar kya hai",
                "kitni dar lagti hai",
                "kaunsi dar lagegi",
                "kaunsa dar lagega",
                "kitne percent dar lagega",
                "dar batao",
                "aaj ka dar",
                "sone ka dar aaj",
                "22 carat ka dar",
                "kisi aur ka dar bataiyega",
                "dusri company ka dar kam hai",
                "andar rakha hai"
            })
    void darIsARateElsewhere(String text) {
        assertThat(Homographs.apart(text)).isEqualTo(text);
    }
}
