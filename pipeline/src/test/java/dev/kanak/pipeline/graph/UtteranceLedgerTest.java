package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UtteranceLedgerTest {

    private final UtteranceLedger ledger = new UtteranceLedger();

    private static Transcript text(String text) {
        return new Transcript(text, Language.HINDI, 0.9);
    }

    @Test
    void anUtteranceHasOneFinal() {
        String id = ledger.open().orElseThrow();

        assertThat(ledger.tell(id)).isTrue();
        assertThat(ledger.tell(id)).isFalse();
    }

    @Test
    void aPartialAfterTheEndIsNoNews() {
        String id = ledger.open().orElseThrow();
        assertThat(ledger.partial(id, text("हाँ"))).isTrue();
        assertThat(ledger.end(id)).isTrue();

        assertThat(ledger.partial(id, text("हाँ जी"))).isFalse();
        assertThat(ledger.soFar(id)).isEqualTo(text("हाँ"));
    }

    @Test
    void theHangUpLeavesEachUntoldUtteranceWhatItSaidSoFar() {
        String first = ledger.open().orElseThrow();
        boolean _ = ledger.partial(first, text("नमस्ते"));
        boolean _ = ledger.end(first);
        String second = ledger.open().orElseThrow();

        assertThat(ledger.hangUp())
                .containsExactly(
                        Map.entry(first, text("नमस्ते")), Map.entry(second, new Transcript("", Language.HINDI, 0)));
        assertThat(ledger.tell(first)).as("too late").isFalse();
        assertThat(ledger.open()).as("nobody is there").isEmpty();
    }

    /** Partials, ends, results (also late and double ones), failures with a restart, and the hang-up, in any order. */
    @Test
    void whateverTheOrderEachUtteranceHasExactlyOneFinalAndNoPartialAfterItsEnd() {
        for (int seed = 0; seed < 10_000; seed++) {
            new Interleaving(seed).run();
        }
    }

    private static final class Interleaving {

        private final UtteranceLedger ledger = new UtteranceLedger();
        private final int seed;
        private final Random random;
        private final List<String> opened = new ArrayList<>();
        private final Set<String> ended = new HashSet<>();
        private final List<String> finals = new ArrayList<>();

        Interleaving(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            int steps = 5 + random.nextInt(60);
            int hangUpAt = random.nextInt(2 * steps);
            for (int step = 0; step < steps; step++) {
                if (step == hangUpAt) {
                    hangUp();
                }
                step();
            }
            hangUp();
            assertThat(finals).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(opened);
        }

        private void step() {
            String some = opened.isEmpty() ? "u0" : opened.get(random.nextInt(opened.size()));
            switch (random.nextInt(5)) {
                case 0 -> open();
                case 1, 2 -> {
                    boolean told = ledger.partial(some, text("t" + random.nextInt(3)));
                    assertThat(told && ended.contains(some))
                            .as("seed %d: partial of %s after its end", seed, some)
                            .isFalse();
                }
                case 3 -> {
                    if (ledger.end(some)) {
                        ended.add(some);
                    }
                }
                default -> tell(some);
            }
        }

        private void open() {
            ended.addAll(opened);
            ledger.open().ifPresent(opened::add);
        }

        private void tell(String id) {
            if (ledger.tell(id)) {
                finals.add(id);
            }
            ended.add(id);
        }

        private void hangUp() {
            finals.addAll(ledger.hangUp().keySet());
            ended.addAll(opened);
        }
    }
}
