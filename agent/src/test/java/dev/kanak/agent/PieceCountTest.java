package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.slot.Asked;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The weight of several pieces of which that of one is told. */
final class PieceCountTest {

    private static final Understanding UNDERSTANDING = GoldLoanAgent.understanding(ExampleLender.config());

    private static BigDecimal weight(String text, Map<String, Object> known) {
        Asked asked = new Asked(Optional.of("gold_weight_g"), known, LocalDateTime.of(2026, 11, 20, 11, 0));
        Object weight = UNDERSTANDING.understand(text, asked).slots().get("gold_weight_g");
        return new BigDecimal(String.valueOf(weight));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "चेन 15 ग्राम, कंगन 20 20 ग्राम | 55",
                "chain 15 gram, kangan 20-20 gram ke | 55",
                "kangan 20-20 gram ke hain aur chain 15 gram | 55",
                "15 gram ki chain aur 20 20 gram ke kangan | 55",
                "बीस बीस ग्राम के दो कंगन | 40",
                "कंगन बीस बीस ग्राम | 40",
                "anguthiyan paanch paanch gram ki | 10",
                "haar 20-20 gram ke hain | 40",
                "दो दो तोले के कंगन | 46.66",
                "झुमके 5-5 ग्राम, हार 30 ग्राम | 40",
                "kangan teen hain 20 20 gram ke | 60",
                "teen kangan 20-20 gram ke | 60",
                "दो कंगन हैं, दोनों 20 ग्राम के | 40",
                "dono kangan 15 gram ke hain | 30",
                "तीनों अंगूठी 4 ग्राम की हैं | 12",
                "two chains of 15 grams each and a necklace of forty grams | 70",
                "15 gram ki chain aur do kangan 20 gram har ek | 55",
                "मेरे पास चूड़ियाँ हैं, चार, दस दस ग्राम की, और एक हार तीस ग्राम का | 70",
                "do kangan 20-20 gram ke aur ek haar 30 gram ka | 70"
            })
    void isThatOfAllOfThem(String text, BigDecimal grams) {
        assertThat(weight(text, Map.of())).isEqualByComparingTo(grams);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "मेरे पास बीस बीस ग्राम सोना है | 20",
                "चेन बीस बीस ग्राम की है | 20",
                "दोनों मिला के 30 ग्राम के हैं | 30",
                "कुल दोनों 30 ग्राम के | 30",
                "kangan 20 gram ke | 20",
                "दोनों कान की बाली 5 ग्राम की | 5"
            })
    void aNumberSaidTwiceOrAllTogetherIsOneWeight(String text, BigDecimal grams) {
        assertThat(weight(text, Map.of())).isEqualByComparingTo(grams);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"दोनों 20 ग्राम के | 40", "20-20 ग्राम के | 40", "20-20 gram | 40", "20 gram ke | 20"})
    void isOfTheKindThatWasToldBefore(String text, BigDecimal grams) {
        assertThat(weight(text, Map.of("item_type", "bangle"))).isEqualByComparingTo(grams);
    }
}
