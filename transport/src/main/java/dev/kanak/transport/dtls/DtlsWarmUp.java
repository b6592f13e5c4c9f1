package dev.kanak.transport.dtls;

import dev.kanak.transport.rtp.SrtpProfile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** One handshake with ourselves, in memory, so that the first caller's is as quick as the second's. */
public final class DtlsWarmUp {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private DtlsWarmUp() {}

    /** Shakes hands once; takes a few hundred milliseconds in a cold process. */
    public static void run() {
        DtlsIdentity identity = DtlsIdentity.generate();
        DtlsTerms terms = new DtlsTerms(identity, List.of(identity.fingerprint()), SrtpProfile.PREFERRED, TIMEOUT);
        AtomicReference<DtlsAssociation> client = new AtomicReference<>();
        DtlsAssociation server =
                DtlsAssociation.passive(terms, d -> client.get().receive(d));
        client.set(DtlsAssociation.active(terms, server::receive));
        Thread thread = Thread.ofVirtual().name("dtls-warm-up").start(() -> server.run(keys -> {}));
        DtlsEnd end = client.get().run(keys -> client.get().stop());
        server.stop();
        join(thread);
        if (end != DtlsEnd.STOPPED) {
            throw new IllegalStateException("DTLS does not understand itself: " + end);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
