package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of the answer to one utterance in a call that is held in another. */
class LanguageFollowedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // from Hindi
                "HINDI | I don't know | ENGLISH",
                "HINDI | not right now | ENGLISH",
                "HINDI | tell me more | ENGLISH",
                "HINDI | what is this | ENGLISH",
                "HINDI | I have fifty grams of gold | ENGLISH",
                "HINDI | ok | HINDI",
                "HINDI | yes | HINDI",
                "HINDI | no no | HINDI",
                "HINDI | yes please | HINDI",
                "HINDI | ok fine | HINDI",
                "HINDI | thank you | HINDI",
                "HINDI | gold loan | HINDI",
                "HINDI | my gold loan | HINDI",
                "HINDI | fifty grams | HINDI",
                "HINDI | I am Kavita | HINDI",
                "HINDI | Kavita Sharma | HINDI",
                "HINDI | 98765 43210 | HINDI",
                "HINDI | theek hai batao | HINDI",
                // from Hinglish
                "HINGLISH | I don't know | ENGLISH",
                "HINGLISH | not right now | ENGLISH",
                "HINGLISH | ok fine | HINGLISH",
                "HINGLISH | right now | HINGLISH",
                "HINGLISH | मुझे नहीं पता | HINGLISH",
                // from English
                "ENGLISH | मुझे नहीं पता | HINDI",
                "ENGLISH | ठीक है बताओ | HINDI",
                "ENGLISH | अभी नहीं चाहिए | HINDI",
                "ENGLISH | mujhe nahi pata | HINGLISH",
                "ENGLISH | theek hai batao | HINGLISH",
                "ENGLISH | abhi nahi chahiye | HINGLISH",
                "ENGLISH | kitna byaj lagega | HINGLISH",
                "ENGLISH | haan | ENGLISH",
                "ENGLISH | haan ji | ENGLISH",
                "ENGLISH | हाँ जी | ENGLISH",
                "ENGLISH | theek hai | ENGLISH",
                "ENGLISH | ठीक है | ENGLISH",
                "ENGLISH | nahi nahi | ENGLISH",
                "ENGLISH | रमेश कुमार | ENGLISH",
                "ENGLISH | मेरा नाम रमेश | ENGLISH",
                "ENGLISH | पचास ग्राम | ENGLISH",
                "ENGLISH | दो लाख | ENGLISH",
                "ENGLISH | गोल्ड लोन | ENGLISH",
            })
    void followsInOneTurnWhereTheWordsLeaveNoDoubt(Language held, String said, Language answered) {
        var call = new TestCall(
                Optional.of(held), request -> new Tool.Outcome(request, false, Map.of()), (_, _) -> List.of());
        call.give(new DialogueInput.Started());
        call.say(said);
        assertThat(call.view().language()).isEqualTo(answered);
    }
}
