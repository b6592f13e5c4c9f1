package dev.kanak.transport.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.transport.ice.BindingResponder.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BindingResponderTest {

    private static final IceCredentials CALL = new IceCredentials("server01", "server-password-0123456789", "caller01");
    private static final InetSocketAddress FROM = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.9"), 50_000);
    private static final byte[] ID = new byte[12];

    private static Optional<IceCredentials> find(String ufrag) {
        return Optional.of(CALL).filter(c -> c.localUfrag().equals(ufrag));
    }

    private static Outcome respond(byte[] request) {
        StunMessage message = StunMessage.decode(request, request.length).orElseThrow();
        return BindingResponder.respond(message, FROM, BindingResponderTest::find);
    }

    private static StunWriter check(String username) {
        return new StunWriter(StunMessage.BINDING_REQUEST, ID)
                .username(username)
                .priority(1)
                .controlling(7);
    }

    private static StunMessage refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        byte[] response = ((Outcome.Refused) outcome).response();
        return StunMessage.decode(response, response.length).orElseThrow();
    }

    @Test
    void aCheckWithTheCallsPasswordIsAnsweredWithTheAddressItCameFrom() {
        Outcome outcome =
                respond(check("server01:caller01").integrity(CALL.key()).fingerprinted());
        assertThat(outcome).isInstanceOf(Outcome.Authenticated.class);
        Outcome.Authenticated authenticated = (Outcome.Authenticated) outcome;
        assertThat(authenticated.localUfrag()).isEqualTo("server01");
        assertThat(authenticated.nominated()).isFalse();
        StunMessage response = StunMessage.decode(authenticated.response(), authenticated.response().length)
                .orElseThrow();
        assertThat(response.type()).isEqualTo(StunMessage.BINDING_SUCCESS);
        assertThat(response.mappedAddress()).contains(FROM);
        assertThat(response.authentic(CALL.key())).isTrue();
    }

    @Test
    void useCandidateNominates() {
        Outcome outcome = respond(
                check("server01:caller01").useCandidate().integrity(CALL.key()).fingerprinted());
        assertThat(((Outcome.Authenticated) outcome).nominated()).isTrue();
    }

    @Test
    void aCheckWithoutAFingerprintCounts() {
        assertThat(respond(check("server01:caller01").integrity(CALL.key()).bytes()))
                .isInstanceOf(Outcome.Authenticated.class);
    }

    @Test
    void aCheckWithoutUsernameOrIntegrityIsABadRequest() {
        assertThat(refusal(respond(check("server01:caller01").fingerprinted())).errorCode())
                .hasValue(400);
        byte[] nameless = new StunWriter(StunMessage.BINDING_REQUEST, ID)
                .integrity(CALL.key())
                .fingerprinted();
        assertThat(refusal(respond(nameless)).errorCode()).hasValue(400);
    }

    @Test
    void aWrongPasswordOrNameIsUnauthenticated() {
        byte[] wrong = "wrong-password-0123456789".getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(respond(check("server01:caller01").integrity(wrong).fingerprinted()))
                        .errorCode())
                .hasValue(401);
        for (String name :
                new String[] {"server01:other", "other:caller01", "server01", "", ":", "server01:caller01:x"}) {
            StunMessage refusal =
                    refusal(respond(check(name).integrity(CALL.key()).fingerprinted()));
            assertThat(refusal.errorCode()).as(name).hasValue(401);
            assertThat(refusal.hasIntegrity()).isFalse();
        }
    }

    @Test
    void aCallerThatWantsToBeControlledIsToldOfTheConflict() {
        byte[] request = new StunWriter(StunMessage.BINDING_REQUEST, ID)
                .username("server01:caller01")
                .controlled(9)
                .integrity(CALL.key())
                .fingerprinted();
        StunMessage refusal = refusal(respond(request));
        assertThat(refusal.errorCode()).hasValue(487);
        assertThat(refusal.authentic(CALL.key())).isTrue();
    }

    @Test
    void anAttributeThatMustBeUnderstoodAndIsNotIsNamed() {
        byte[] plain = check("server01:caller01").bytes();
        byte[] request = Arrays.copyOf(plain, plain.length + 4);
        request[plain.length] = 0x00;
        request[plain.length + 1] = 0x7f;
        request[3] = (byte) (request[3] + 4);
        byte[] key = CALL.key();
        byte[] signed = Arrays.copyOf(request, request.length + 24);
        signed[3] = (byte) (signed[3] + 24);
        signed[request.length + 1] = 0x08;
        signed[request.length + 3] = 20;
        System.arraycopy(StunIntegrity.hmac(signed, request.length, key), 0, signed, request.length + 4, 20);
        assertThat(refusal(respond(signed)).errorCode()).hasValue(420);
    }

    @Test
    void anythingButARequestIsIgnored() {
        for (int type : new int[] {StunMessage.BINDING_INDICATION, StunMessage.BINDING_SUCCESS, 0x0003}) {
            byte[] message = new StunWriter(type, ID)
                    .username("server01:caller01")
                    .integrity(CALL.key())
                    .fingerprinted();
            assertThat(respond(message)).isEqualTo(new Outcome.Ignored());
        }
    }

    @Test
    void anErrorIsHardlyLargerThanTheSmallestRequest() {
        byte[] empty = new StunWriter(StunMessage.BINDING_REQUEST, ID).bytes();
        assertThat(((Outcome.Refused) respond(empty)).response().length).isLessThanOrEqualTo(3 * empty.length);
    }
}
