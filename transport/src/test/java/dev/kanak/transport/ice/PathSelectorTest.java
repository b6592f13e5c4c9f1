package dev.kanak.transport.ice;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class PathSelectorTest {

    private final PathSelector paths = new PathSelector();
    private final InetSocketAddress wifi = address(1);
    private final InetSocketAddress mobile = address(2);

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.9"), port);
    }

    @Test
    void anAddressIsHeldForTenSecondsAfterItWasHeardFrom() {
        paths.onCheck(wifi, true, ofMillis(0));
        paths.onMedia(wifi, ofMillis(500));
        assertThat(paths.holds(wifi, ofMillis(10_500))).isTrue();
        assertThat(paths.holds(wifi, ofMillis(10_501))).isFalse();
        assertThat(paths.holds(mobile, ofMillis(500))).isFalse();
    }

    @Test
    void nothingIsChosenBeforeACheck() {
        paths.onMedia(wifi, ofMillis(0));
        assertThat(paths.selected()).isEmpty();
    }

    @Test
    void theFirstAddressIsUsedUntilAnotherIsNominated() {
        paths.onCheck(wifi, false, ofMillis(0));
        paths.onCheck(mobile, false, ofMillis(10));
        assertThat(paths.selected()).contains(wifi);
        paths.onCheck(mobile, true, ofMillis(20));
        assertThat(paths.selected()).contains(mobile);
    }

    @Test
    void anAddressThatSpeaksKeepsTheCall() {
        paths.onCheck(wifi, true, ofMillis(0));
        paths.onMedia(wifi, ofMillis(900));
        paths.onCheck(mobile, false, ofMillis(1_800));
        assertThat(paths.selected()).contains(wifi);
    }

    @Test
    void aCheckFromANewAddressMovesACallWhoseOldAddressIsSilent() {
        paths.onCheck(wifi, true, ofMillis(0));
        paths.onCheck(mobile, false, ofMillis(1_001));
        assertThat(paths.selected()).contains(mobile);
    }

    @Test
    void mediaFromACheckedAddressMovesItToo() {
        paths.onCheck(wifi, true, ofMillis(0));
        paths.onCheck(mobile, false, ofMillis(100));
        assertThat(paths.selected()).contains(wifi);
        paths.onMedia(mobile, ofMillis(1_020));
        assertThat(paths.selected()).contains(mobile);
    }

    @Test
    void mediaFromAnAddressThatNeverPassedACheckMovesNothing() {
        paths.onCheck(wifi, true, ofMillis(0));
        paths.onMedia(mobile, ofMillis(5_000));
        assertThat(paths.selected()).contains(wifi);
    }

    @Test
    void theAddressLongestUnheardIsForgottenButNeverTheChosenOne() {
        paths.onCheck(address(1), true, ofMillis(0));
        for (int i = 2; i <= PathSelector.MAX_ADDRESSES; i++) {
            assertThat(paths.onCheck(address(i), false, ofMillis(i))).isEmpty();
        }
        assertThat(paths.onCheck(address(99), false, ofMillis(99))).contains(address(2));
        assertThat(paths.selected()).contains(address(1));
    }
}
