package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.core.text.NumberSpan.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the verbaliser writes, the reader reads back. */
class NumberRoundTripTest {

    private static final long SEED = Long.getLong("kanak.seed", 20_261_120L);
    private static final int LAKH = 100_000;
    private static final int CRORE = 10_000_000;

    @SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
    enum Writing {
        HINDI(value -> NumberWords.cardinal(value, Language.HINDI)),
        ROMANISED(NumberWords::romanised),
        ENGLISH(value -> NumberWords.cardinal(value, Language.ENGLISH)),
        FIGURES(IndianFormat::number),
        MONEY(value -> Verbaliser.verbalise(IndianFormat.rupees(BigDecimal.valueOf(value)), Language.HINDI));

        private final LongFunction<String> write;

        Writing(LongFunction<String> write) {
            this.write = write;
        }

        String of(long value) {
            return write.apply(value);
        }
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void everyNumberInWordsAndEverySeventhInFiguresReadsBackUpToALakh(Writing writing) {
        boolean words = writing != Writing.FIGURES && writing != Writing.MONEY;
        for (int value = 0; value <= LAKH; value += words ? 1 : 7) {
            assertReadsBack(value, writing);
        }
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void aSampleUpToAHundredCroreReadsBack(Writing writing) {
        var random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            long value = (long) Math.exp(random.nextDouble() * Math.log(1e9));
            assertReadsBack(value, writing);
            assertReadsBack(value - value % 1000, writing);
        }
    }

    /** The digits read back as written, and so does the value unless the number leaves a unit to be supplied. */
    private static void assertReadsBack(long value, Writing writing) {
        String text = writing.of(value);
        List<NumberSpan> spans = NumberReader.read(Tokens.of(text));
        boolean elided = writing != Writing.FIGURES && writing != Writing.MONEY && leavesUnitOut(value);
        var meant = BigDecimal.valueOf(elided ? withUnit(value) : value);
        var expected = new NumberSpan(
                0,
                spans.isEmpty() ? 0 : spans.getFirst().to(),
                meant,
                meant,
                Kind.CARDINAL,
                Long.toString(value),
                elided);
        if (!spans.equals(List.of(expected))) {
            assertThat(spans).as("%s, seed %d: %s", value, SEED, text).containsExactly(expected);
        }
    }

    private static boolean leavesUnitOut(long value) {
        return value >= LAKH && value % LAKH > 0 && value % LAKH < 100;
    }

    /** The value with its last two digits in the unit below: 2,00,060 as 2,60,000. */
    private static long withUnit(long value) {
        long rest = value % LAKH;
        boolean afterCrore = value % CRORE == rest;
        return value - rest + rest * (afterCrore ? LAKH : 1000);
    }
}
