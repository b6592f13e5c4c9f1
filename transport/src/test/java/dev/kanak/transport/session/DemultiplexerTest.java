package dev.kanak.transport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.core.time.SessionClock;
import dev.kanak.transport.ice.IceCredentials;
import dev.kanak.transport.ice.PathSelector;
import dev.kanak.transport.ice.StunMessage;
import dev.kanak.transport.ice.StunWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemultiplexerTest {

    private static final IceCredentials CREDENTIALS =
            new IceCredentials("server01", "server-password-0123456789", "caller01");
    private static final IceCredentials OTHERS_CREDENTIALS =
            new IceCredentials("server02", "another-password-0123456789", "caller02");
    private static final InetSocketAddress CALLER = address(1);
    private static final InetSocketAddress STRANGER = address(2);

    private final List<InetSocketAddress> answered = new ArrayList<>();
    private final FakeCall call = new FakeCall(CREDENTIALS);
    private final FakeCall other = new FakeCall(OTHERS_CREDENTIALS);
    private final Demultiplexer demultiplexer =
            new Demultiplexer(new SessionClock(), (data, length, to) -> answered.add(to));

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.9"), port);
    }

    /** Records what reaches it. */
    private static final class FakeCall implements Demultiplexer.Endpoint {

        final PathSelector paths = new PathSelector();
        int dtls;
        int media;
        int checks;
        boolean silent;
        private final IceCredentials credentials;

        FakeCall(IceCredentials credentials) {
            this.credentials = credentials;
        }

        @Override
        public IceCredentials credentials() {
            return credentials;
        }

        @Override
        public boolean holds(InetSocketAddress address, MonotonicTime now) {
            return !silent && paths.holds(address, now);
        }

        @Override
        public Optional<InetSocketAddress> onCheck(InetSocketAddress from, boolean nominated, MonotonicTime now) {
            checks++;
            return paths.onCheck(from, nominated, now);
        }

        @Override
        public void onDtls(byte[] datagram) {
            dtls++;
        }

        @Override
        public void onMedia(Demultiplexer.MediaDatagram datagram) {
            media++;
        }
    }

    @BeforeEach
    void add() {
        demultiplexer.add(call);
        demultiplexer.add(other);
    }

    private void on(byte[] data, InetSocketAddress from) {
        demultiplexer.onDatagram(data, data.length, from);
    }

    private static byte[] check() {
        return check(CREDENTIALS);
    }

    private static byte[] check(IceCredentials credentials) {
        return new StunWriter(StunMessage.BINDING_REQUEST, new byte[12])
                .username(credentials.localUfrag() + ":" + credentials.remoteUfrag())
                .priority(1)
                .controlling(7)
                .integrity(credentials.key())
                .fingerprinted();
    }

    private static byte[] datagram(int first, int second) {
        byte[] data = new byte[60];
        data[0] = (byte) first;
        data[1] = (byte) second;
        return data;
    }

    @Test
    void mediaReachesACallOnlyFromAnAddressThatProvedItself() {
        on(datagram(128, 111), CALLER);
        on(datagram(22, 254), CALLER);
        assertThat(call.media + call.dtls).isZero();
        on(check(), CALLER);
        on(datagram(128, 111), CALLER);
        on(datagram(128, 200), CALLER);
        on(datagram(22, 254), CALLER);
        on(datagram(128, 111), STRANGER);
        assertThat(call.media).isEqualTo(2);
        assertThat(call.dtls).isEqualTo(1);
        assertThat(answered).containsExactly(CALLER);
    }

    @Test
    void aCheckOfAnotherCallDoesNotTakeTheAddressThatACallIsHeardFrom() {
        on(check(), CALLER);
        on(check(OTHERS_CREDENTIALS), CALLER);
        on(datagram(128, 111), CALLER);
        assertThat(other.checks).isZero();
        assertThat(call.media).isEqualTo(1);
        assertThat(answered).containsExactly(CALLER);
    }

    @Test
    void anAddressThatACallIsNoLongerHeardFromMayBecomeAnothers() {
        on(check(), CALLER);
        call.silent = true;
        on(check(OTHERS_CREDENTIALS), CALLER);
        on(datagram(128, 111), CALLER);
        assertThat(call.media).isZero();
        assertThat(other.media).isEqualTo(1);
        assertThat(answered).containsExactly(CALLER, CALLER);
    }

    @Test
    void aCheckThatDoesNotAuthenticateLeavesNoTrace() {
        byte[] forged = check();
        forged[forged.length - 20] ^= 1;
        on(Arrays.copyOf(forged, forged.length), STRANGER);
        assertThat(call.checks).isZero();
        assertThat(demultiplexer.addresses()).isZero();
    }

    @Test
    void aCallRemovedIsUnreachable() {
        on(check(), CALLER);
        demultiplexer.remove(call);
        on(datagram(128, 111), CALLER);
        on(check(), CALLER);
        assertThat(call.media).isZero();
        assertThat(call.checks).isEqualTo(1);
        assertThat(demultiplexer.addresses()).isZero();
        assertThat(demultiplexer.calls()).containsExactly(other);
    }

    @Test
    void oneCallHasNoMoreAddressesThanTheLimit() {
        for (int port = 1; port <= 100; port++) {
            on(check(), address(port));
        }
        assertThat(demultiplexer.addresses()).isEqualTo(PathSelector.MAX_ADDRESSES);
    }

    @Test
    void randomAndMutatedDatagramsChangeNothing() {
        long seed = Long.getLong("kanak.seed", 20_260_101L);
        Random random = new Random(seed);
        byte[] genuine = check();
        int underIntegrity = genuine.length - 8;
        for (int i = 0; i < 200_000; i++) {
            byte[] data = Arrays.copyOf(genuine, random.nextBoolean() ? genuine.length : random.nextInt(1_500));
            if (random.nextBoolean()) {
                random.nextBytes(data);
            } else if (data.length > 0) {
                data[random.nextInt(Math.min(data.length, underIntegrity))] ^= (byte) (1 + random.nextInt(255));
            }
            on(data, STRANGER);
        }
        assertThat(call.checks + call.dtls + call.media).as("seed %d", seed).isZero();
        assertThat(demultiplexer.addresses()).isZero();
        on(genuine, CALLER);
        assertThat(call.checks).isEqualTo(1);
    }
}
