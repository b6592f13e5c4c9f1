package dev.kanak.benchmarks.media;

import dev.kanak.benchmarks.speech.SpokenSentence;
import dev.kanak.core.port.CallMedia;
import dev.kanak.transport.session.TransportConfig;
import dev.kanak.transport.session.WebRtcServer;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The media path alone, as a process of its own: for every 20 ms heard, 20 ms of speech is said.
 *
 * <p>Reads one offer in Base64 from each line of standard input and writes its answer in Base64 on a line.
 */
final class AnsweringServer {

    private static final int VOICE_HZ = 24_000;
    private static final int FRAME = VOICE_HZ / 50;
    private static final int SECONDS = 3;

    private AnsweringServer() {}

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        System.setOut(System.err); // logs must not mix with the answers
        var config = new TransportConfig(
                "127.0.0.1",
                0,
                List.of(),
                VOICE_HZ,
                28_000,
                5,
                1_000,
                0,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(400));
        short[] speech = SpokenSentence.ofSeconds(SECONDS, VOICE_HZ);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (WebRtcServer server = WebRtcServer.open(config)) {
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String offer = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
                WebRtcServer.Accepted accepted = server.accept("measure", offer);
                Thread.startVirtualThread(() -> answer(accepted.media(), speech));
                out.println(
                        Base64.getEncoder().encodeToString(accepted.answerSdp().getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static void answer(CallMedia media, short[] speech) {
        CallMedia.Playout playout = media.openPlayout();
        int at = 0;
        try {
            while (media.isOpen()) {
                if (media.receive(Duration.ofMillis(100)).isPresent()) {
                    var _ = playout.write(Arrays.copyOfRange(speech, at, at + FRAME));
                    at = (at + FRAME) % speech.length;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
