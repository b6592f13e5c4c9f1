package dev.kanak.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.pipeline.stt.CtcSpeechToText;
import dev.kanak.pipeline.stt.SttConfig;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.pipeline.vad.VoiceActivity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The turns of the scripted calls, spoken by voices that the recogniser was not trained on. */
class ScriptedCallersIT {

    private static InferencePool pool;
    private static SileroVad vad;
    private static CtcSpeechToText ears;

    @BeforeAll
    static void load() {
        pool = new InferencePool(1, 16);
        vad = SileroVad.load(TestFiles.models().resolve("vad/model.onnx"), pool);
        ears = CtcSpeechToText.load(SttConfig.of(TestFiles.models().resolve("stt")), pool);
    }

    @AfterAll
    static void close() {
        ears.close();
        vad.close();
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'हाँ, रिकॉर्ड कर लीजिए', हाँ record कर लीजिए",
        "पचास ग्राम सोना है, पचास ग्राम सोना है",
        "बाईस कैरेट का है, बाईस कैरेट का है",
        "कौन से कागज़ लगेंगे, कौन से कागज लगेंगे",
        "'धन्यवाद, नमस्ते', धन्यवाद नमस्ते"
    })
    void hindiTurnsAreHeardFromEveryVoice(String said, String heard) throws InterruptedException {
        for (String voice : List.of("hi+f4", "hi+Andy", "hi+m7", "hi+steph2")) {
            assertHeard(voice, said, heard, Language.HINDI);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "पचास ग्राम gold है, पचास ग्राम gold है, HINGLISH",
        "twenty two carat का है, twenty two कैरेट का है, HINGLISH",
        "documents क्या लगेंगे, documents क्या लगेंगे, HINGLISH",
        "processing fee कितनी है, processing fee कितनी है, HINGLISH",
        "'हाँ, recording ठीक है', हाँ recording ठीक है, HINDI"
    })
    void hinglishTurnsAreHeardFromThreeOfFourVoices(String said, String heard, Language language)
            throws InterruptedException {
        var texts = new ArrayList<String>();
        for (String voice : List.of("hi+f4", "hi+klatt3", "hi+m7", "hi+caleb")) {
            Transcript transcript = hear(voice, said);
            texts.add(transcript.text());
            assertThat(transcript.language()).as(voice).isEqualTo(language);
        }
        assertThat(texts).filteredOn(heard::equals).as("%s", texts).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "fifty grams of gold, fifty grams of gold",
        "I have fifty grams of gold, i have fifty grams of gold",
        "twenty two karat, twenty two karat",
        "what documents do you need, what documents do you need",
        "thank you bye, thank you bye"
    })
    void englishTurnsAreHeardFromEveryVoice(String said, String heard) throws InterruptedException {
        for (String voice : List.of("en+f4", "en-us+klatt3", "en+m7", "hi+steph2")) {
            assertHeard(voice, said, heard, Language.ENGLISH);
        }
    }

    @ParameterizedTest
    @CsvSource({"en", "en+klatt3", "en+m7", "en-us+m7", "hi+f4"})
    void consentInEnglishIsHeard(String voice) throws InterruptedException {
        assertHeard(voice, "yes you can record", "yes you can record", Language.ENGLISH);
    }

    private static void assertHeard(String voice, String said, String heard, Language language)
            throws InterruptedException {
        Transcript transcript = hear(voice, said);
        assertThat(transcript.text()).as(voice).isEqualTo(heard);
        assertThat(transcript.language()).as(voice).isEqualTo(language);
        assertThat(transcript.confidence()).as(voice).isBetween(0.3, 1.0);
    }

    private static Transcript hear(String voice, String said) throws InterruptedException {
        var activity = new VoiceActivity(vad.open(), Caller.patient());
        List<Transcript> transcripts = Caller.hear(Caller.frames(Caller.say(voice, said)), activity, ears);
        assertThat(transcripts).as(voice).hasSize(1);
        return transcripts.getFirst();
    }
}
