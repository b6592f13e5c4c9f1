package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole call from libwebrtc, the implementation in browsers and mobile apps, without a browser around it. */
@ExtendWith(KanakExtension.class)
final class LibwebrtcCallIT {

    private final Signalling signalling;
    private final LibwebrtcPhone phone;

    LibwebrtcCallIT(KanakProcess kanak, LibwebrtcPhone phone) {
        this.phone = phone;
        signalling = new Signalling(kanak.base());
    }

    @Test
    void aCallerOnLibwebrtcHearsTheLoanThatWasComputedForThem(TestReporter reporter) {
        Script script = Script.of("hi");
        try (LibwebrtcCaller caller = phone.ring(signalling, script.acceptLanguage())) {
            Conversation conversation = new Conversation(caller, script.caller());
            conversation.awaitGreeting();
            script.turns().forEach(turn -> conversation.say(turn.say()));
            Pcm recording = caller.recording();
            recording.writeWav(Checkout.output("recordings").resolve("libwebrtc-hi.wav"));
            ScriptedCall.check(script, conversation, new CallJudge(caller.events(), recording), reporter);
            assertThat(caller.hangUp()).isIn(204, 404);
        }
    }
}
