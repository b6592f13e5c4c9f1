package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.server.call.CallerVoice;
import dev.kanak.server.call.Loudness;
import dev.kanak.server.call.Pcm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Three utterances of a synthetic caller through the real voice activity, recogniser and end of turn. */
class EndpointingCommandIT {

    private static final String HOME = "kanak.home";

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void fromTheRepository() {
        System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterAll
    static void noMore() {
        System.clearProperty(HOME);
    }

    /** Says parts with a pause of a second between them. */
    private double say(String name, String asked, boolean labelled, String... parts) {
        var voice = new CallerVoice("hi+f4", 150);
        Pcm sound = Pcm.silence(0.5);
        String pauses = "";
        for (String part : parts) {
            if (sound.seconds() > 0.5) {
                pauses = "[%d, %d]".formatted(ms(sound), ms(sound) + 1_000);
                sound = sound.then(Pcm.silence(1));
            }
            sound = sound.then(trimmed(voice.say(part)));
        }
        double end = sound.seconds();
        sound.then(Pcm.silence(0.5)).writeWav(folder.resolve(name + ".wav"));
        String labels = labelled ? ", \"end_ms\": %d, \"pauses\": [%s]".formatted(ms(end), pauses) : "";
        lines.add("{\"audio\": \"%s.wav\", \"language\": \"hi\", \"asked_slot\": \"%s\"%s}"
                .formatted(name, asked, labels));
        return end;
    }

    private static long ms(Pcm sound) {
        return ms(sound.seconds());
    }

    private static long ms(double seconds) {
        return Math.round(1_000 * seconds);
    }

    private static Pcm trimmed(Pcm speech) {
        var loudness = new Loudness(speech);
        double end = speech.seconds();
        return speech.between(
                loudness.first(0, end).orElseThrow(), loudness.last(0, end).orElseThrow());
    }

    private String run() throws IOException {
        Files.write(folder.resolve("set.jsonl"), lines);
        var printed = new StringWriter();
        int exit = new CommandLine(new EndpointingCommand())
                .setOut(new PrintWriter(printed))
                .execute(
                        "--data",
                        folder.resolve("set.jsonl").toString(),
                        "--out",
                        folder.resolve("out.jsonl").toString());
        assertThat(exit).as(printed.toString()).isZero();
        return printed.toString();
    }

    @Test
    void aDictatedNumberIsWaitedForThroughASecondAndWhatIsWholeIsAnsweredSoon() throws IOException {
        double number = say("number", "phone", true, "नौ आठ सात शून्य", "दो तीन पाँच छह एक चार");
        double answer = say("answer", "consent_recording", true, "हाँ, रिकॉर्ड कर लीजिए");
        double unlabelled = say("unlabelled", "gold_weight_g", false, "पचास ग्राम सोना है");

        String tables = run();
        List<JsonLine> results = JsonLines.read(folder.resolve("out.jsonl"));

        assertThat(tables).containsPattern("hi 5\\.0 % +3 ").containsPattern("asked: digits +1 +0 ");
        assertThat(endpoint(results.get(0)) - ms(number)).isBetween(100L, 1_900L);
        assertThat(endpoint(results.get(1)) - ms(answer)).isBetween(100L, 900L);
        assertThat(results.get(2).json().path("end_ms").asLong())
                .as("end by voice activity, labelled %s", String.format(Locale.ROOT, "%.2f", unlabelled))
                .isBetween(ms(unlabelled) - 200, ms(unlabelled) + 100);
    }

    private static long endpoint(JsonLine result) {
        return result.json().path("endpoint_ms").asLong();
    }
}
