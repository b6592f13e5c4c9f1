package dev.kanak.server.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bad network between one caller and Kanak: it loses, swaps and doubles datagrams in both directions.
 *
 * <p>The caller is led to it by {@link #lead}, which puts the relay's port into the answer's candidates.
 */
public final class UdpRelay implements AutoCloseable {

    private static final Pattern CANDIDATE =
            Pattern.compile("(?m)^(a=candidate:\\S+ \\d+ udp \\d+ )(\\S+) (\\d+)( typ .*)$", Pattern.CASE_INSENSITIVE);

    private final Weather weather;
    private final DatagramSocket towardsCaller;
    private final DatagramSocket towardsKanak;
    private final LongAdder forwarded = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder swapped = new LongAdder();
    private final LongAdder doubled = new LongAdder();
    private volatile InetSocketAddress caller = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    private volatile InetSocketAddress kanak = caller;
    private volatile Tap tap = (_, _) -> {};

    /**
     * How bad the network is.
     *
     * @param loss share of datagrams lost, 0 to 1
     * @param swap share of datagrams that arrive after the next one
     * @param repeat share of datagrams that arrive twice
     * @param seed of the dice
     */
    public record Weather(double loss, double swap, double repeat, long seed) {
        static final Weather CLEAR = new Weather(0, 0, 0, 0);
    }

    /** Sees each datagram on its way to Kanak, and may send others after it from the caller's own address. */
    public interface Tap {
        void onDatagram(byte[] datagram, UdpRelay relay) throws IOException;
    }

    public UdpRelay(Weather weather) {
        this.weather = weather;
        try {
            towardsCaller = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            towardsKanak = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rewrites an answer so that all media goes through this relay, and begins to carry it. */
    public String lead(String answer) {
        Matcher candidate = CANDIDATE.matcher(answer);
        if (!candidate.find()) {
            throw new AssertionError("no UDP candidate in the answer");
        }
        kanak = new InetSocketAddress(candidate.group(2), Integer.parseInt(candidate.group(3)));
        Thread.ofPlatform().daemon().name("relay-up").start(() -> carry(towardsCaller, true));
        Thread.ofPlatform().daemon().name("relay-down").start(() -> carry(towardsKanak, false));
        return candidate.replaceAll("$1127.0.0.1 " + towardsCaller.getLocalPort() + "$4");
    }

    /** Address of Kanak's media port, known once an answer was led here. */
    InetSocketAddress kanak() {
        return kanak;
    }

    void tap(Tap newTap) {
        tap = newTap;
    }

    /** Sends a datagram to Kanak as if it came from the caller. */
    void inject(byte[] datagram) throws IOException {
        towardsKanak.send(new DatagramPacket(datagram, datagram.length, kanak));
    }

    long lost() {
        return lost.sum();
    }

    long swapped() {
        return swapped.sum();
    }

    long doubled() {
        return doubled.sum();
    }

    long forwarded() {
        return forwarded.sum();
    }

    @Override
    public void close() {
        towardsCaller.close();
        towardsKanak.close();
    }

    private void carry(DatagramSocket from, boolean up) {
        Random dice = new Random(weather.seed + (up ? 1 : 0));
        byte[] held = new byte[0];
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                packet.setLength(2048);
                from.receive(packet);
                byte[] datagram = Arrays.copyOf(packet.getData(), packet.getLength());
                if (up) {
                    caller = (InetSocketAddress) packet.getSocketAddress();
                }
                if (dice.nextDouble() < weather.loss) {
                    lost.increment();
                } else if (held.length == 0 && dice.nextDouble() < weather.swap) {
                    held = datagram;
                } else {
                    forward(datagram, up, dice);
                    if (held.length > 0) {
                        swapped.increment();
                        forward(held, up, dice);
                        held = new byte[0];
                    }
                }
            }
        } catch (IOException e) {
            if (!from.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void forward(byte[] datagram, boolean up, Random dice) throws IOException {
        forwarded.increment();
        boolean twice = dice.nextDouble() < weather.repeat;
        if (twice) {
            doubled.increment();
        }
        for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
            if (up) {
                inject(datagram);
            } else {
                towardsCaller.send(new DatagramPacket(datagram, datagram.length, caller));
            }
        }
        if (up) {
            tap.onDatagram(datagram, this);
        }
    }
}
