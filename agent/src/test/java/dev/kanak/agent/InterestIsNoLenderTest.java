package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.slot.Asked;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Byaj wala" is a moneylender, but not where it tells how high the interest of a loan is. */
final class InterestIsNoLenderTest {

    private static final Understanding UNDERSTANDING = GoldLoanAgent.understanding(ExampleLender.config());

    private static Map<String, Object> slots(String text) {
        Asked asked = new Asked(Optional.empty(), Map.of(), LocalDateTime.of(2026, 11, 20, 11, 0));
        return UNDERSTANDING.understand(text, asked).slots();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "कम से कम ब्याज वाला ऑप्शन",
                "सबसे कम ब्याज वाला लोन चाहिए",
                "सिर्फ़ ब्याज वाला",
                "kam se kam byaj wala option",
                "sabse kam byaj wala",
                "byaj wala option kaunsa hai",
                "12 percent byaj wala",
                "the lowest interest option"
            })
    void howHighItIsNamesNoLender(String text) {
        assertThat(slots(text)).doesNotContainKey("current_lender_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "गाँव के ब्याज वाला के पास गहने गिरवी हैं",
                "ब्याज वाला",
                "साहूकार से ज़्यादा ब्याज पे लिया है",
                "byaj wala ke paas girvi hai",
                "sahukar ka byaj kam karna hai",
                "a moneylender, at high interest"
            })
    void aMoneylenderIsOne(String text) {
        assertThat(slots(text)).containsEntry("current_lender_type", "moneylender");
    }
}
