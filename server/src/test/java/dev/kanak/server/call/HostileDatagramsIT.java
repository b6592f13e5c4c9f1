package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.server.call.UdpRelay.Weather;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datagrams that nobody should send, during a call. */
@ExtendWith(KanakExtension.class)
final class HostileDatagramsIT {

    private static final long SEED = 20261120;
    private static final int STRANGERS_DATAGRAMS = 20_000;

    private final KanakProcess kanak;
    private final Signalling signalling;
    private final LibwebrtcPhone phone;

    HostileDatagramsIT(KanakProcess kanak, LibwebrtcPhone phone) {
        this.phone = phone;
        this.kanak = kanak;
        this.signalling = new Signalling(kanak.base());
    }

    @Test
    void randomAndMutatedDatagramsDoTheCallNoHarm() throws IOException {
        Script script = Script.of("hi");
        try (UdpRelay relay = new UdpRelay(Weather.CLEAR);
                LibwebrtcCaller caller = phone.ring(signalling, script.acceptLanguage(), relay::lead)) {
            relay.tap(new Forger(new Random(SEED)));
            sendNonsense(relay, new Random(SEED + 1));
            Conversation conversation = new Conversation(caller, script.caller());
            conversation.awaitGreeting();
            conversation.say(script.words("weight"));
            CallJudge judge = new CallJudge(caller.events(), caller.recording());
            judge.eachUtteranceHasOneFinal(conversation.exchanges());
            judge.slotIs("gold_weight_g", 50);
            judge.everyTurnOfTheAgentIsHeard();
            assertThat(caller.hangUp()).isEqualTo(204);
        }
        assertThat(kanak.isReady()).isTrue();
    }

    /** Datagrams of any length and kind from an address that no call belongs to. */
    private static void sendNonsense(UdpRelay relay, Random dice) throws IOException {
        try (DatagramSocket stranger = new DatagramSocket()) {
            for (int i = 0; i < STRANGERS_DATAGRAMS; i++) {
                byte[] datagram = new byte[dice.nextInt(1500)];
                dice.nextBytes(datagram);
                if (i % 4 == 0) {
                    looksLikeStun(datagram, dice);
                }
                stranger.send(new DatagramPacket(datagram, datagram.length, relay.kanak()));
            }
        }
    }

    private static void looksLikeStun(byte[] datagram, Random dice) {
        byte[] header = {0, 1, 0, (byte) dice.nextInt(), 0x21, 0x12, (byte) 0xa4, 0x42};
        System.arraycopy(header, 0, datagram, 0, Math.min(header.length, datagram.length));
    }

    /** Sends, after each of the caller's own datagrams, a damaged copy from the caller's own address. */
    private record Forger(Random dice) implements UdpRelay.Tap {

        @Override
        public void onDatagram(byte[] datagram, UdpRelay relay) throws IOException {
            byte[] forged = datagram.clone();
            for (int flips = 1 + dice.nextInt(8); flips > 0; flips--) {
                forged[dice.nextInt(forged.length)] ^= (byte) (1 << dice.nextInt(8));
            }
            int length = dice.nextInt(4) == 0 ? dice.nextInt(forged.length + 1) : forged.length;
            relay.inject(Arrays.copyOf(forged, length));
        }
    }
}
