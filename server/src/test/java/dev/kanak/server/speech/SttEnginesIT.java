package dev.kanak.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.server.config.ConfigException;
import dev.kanak.server.config.ConfigLoader;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.config.SttEngineName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recogniser that the configuration names is the one that hears. */
class SttEnginesIT {

    private static final Path GRAPHS = Path.of("../pipeline/src/test/resources/dev/kanak/pipeline/stt")
            .toAbsolutePath()
            .normalize();

    private final InferencePool pool = new InferencePool(1, 16);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void theEmbeddedOneIsTheDefault() throws Exception {
        Configuration.Engines engines = engines();
        assertThat(engines.sttEngine()).isEqualTo(SttEngineName.EMBEDDED);
        assertThat(hear(engines).tier()).isEqualTo("embedded");
    }

    @Test
    void aConformerHearsThroughTheSamePort() throws Exception {
        Transcript heard = hear(engines(
                "stt.engine=indicconformer",
                "indicconformer.precision=fp32",
                "indicconformer.directory=" + GRAPHS.resolve("conformer/single")));
        assertThat(heard.tier()).isEqualTo("indicconformer");
        assertThat(heard.text()).isNotEmpty();
        assertThat(heard.words()).isNotEmpty();
    }

    @Test
    void aWhisperHearsThroughTheSamePort() throws Exception {
        Transcript heard = hear(engines(
                "stt.engine=whisper",
                "whisper.directory=" + GRAPHS.resolve("whisper/merged"),
                "whisper.max-letters-per-second=1000",
                "whisper.max-compression=100",
                "whisper.min-log-probability=-10"));
        assertThat(heard.tier()).isEqualTo("whisper");
    }

    @Test
    void aMissingModelNamesTheKeyAndTheCommandThatGetsOne() {
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> hear(engines("stt.engine=indicconformer", "indicconformer.directory=/none/here")))
                .withMessage("there is no folder here (key indicconformer.directory; kanak models list shows"
                        + " published models, kanak models fetch gets one)");
    }

    @Test
    void anUnknownRecogniserIsRefusedWithThoseThereAre() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> engines("stt.engine=vosk"))
                .withMessageContaining(
                        "stt.engine: must be one of embedded, indicconformer, whisper, was vosk (from --set)");
    }

    @Test
    void everyProblemOfASectionIsReported() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() ->
                        engines("indicconformer.window-s=60", "indicconformer.language=Hindi", "whisper.precision=fp8"))
                .withMessageContaining("indicconformer.window-s: must be 2 to 30, was 60 (from --set)")
                .withMessageContaining(
                        "indicconformer.language: must be a language code such as hi, was \"Hindi\" (from --set)")
                .withMessageContaining("whisper.precision: must be one of auto, fp32, int8, was fp8 (from --set)");
    }

    private static Configuration.Engines engines(String... settings) {
        return ConfigLoader.load(new ConfigLoader.Request(
                        Path.of("..").toAbsolutePath().normalize(), "test", Map.of(), List.of(settings)))
                .engines();
    }

    private Transcript hear(Configuration.Engines engines) throws Exception {
        try (var loaded = SttEngines.load(engines.sttEngine(), engines, pool);
                var utterance = loaded.stt().open()) {
            var random = new Random(1);
            var samples = new short[16_000];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) random.nextInt(-9000, 9000);
            }
            utterance.push(new AudioFrame(samples, 16_000, MonotonicTime.ZERO));
            return utterance.finish();
        }
    }
}
