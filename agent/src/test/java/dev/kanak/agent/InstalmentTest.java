package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.slot.Asked;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that is paid every month is no amount of a loan. */
final class InstalmentTest {

    private static final Understanding UNDERSTANDING = GoldLoanAgent.understanding(ExampleLender.config());

    private static Map<String, Object> slots(String text) {
        Asked asked = new Asked(Optional.of("loan_amount_inr"), Map.of(), LocalDateTime.of(2026, 11, 20, 11, 0));
        return UNDERSTANDING.understand(text, asked).slots();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "क्या मैं हर महीने पचास हज़ार चुका सकता हूँ",
                "पचास हज़ार हर महीने चुका सकती हूँ क्या",
                "महीने के दस हज़ार भर सकता हूँ",
                "har mahine 50 hazaar bhar sakta hu kya",
                "har mahine 20 hazaar de sakti hoon",
                "50000 har mahine bhar dunga",
                "mahine ka 20 hazaar de dunga",
                "har mahine 50 hazaar bhar sakta hu to kitna loan milega",
                "can I repay 50 thousand every month",
                "I can pay 20 thousand a month",
                "I want to pay 20 thousand every month"
            })
    void isNotTheAmount(String text) {
        assertThat(slots(text)).doesNotContainKey("loan_amount_inr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "मुझे दो लाख चाहिए, महीने के दस हज़ार दे सकता हूँ | 200000",
                "पचास हज़ार चाहिए, हर महीने चुकाऊँगा | 50000",
                "दो लाख का हर महीने कितना चुकाना होगा | 200000",
                "इस महीने के अंदर पचास हज़ार दे दो | 50000",
                "is mahine mein 50 hazaar de do | 50000",
                "12 mahine mein 50 hazaar chuka dunga | 50000",
                "agle mahine ke pehle 50 hazaar de dijiye | 50000",
                "mujhe 2 lakh chahiye har mahine 10 hazaar bhar sakta hu | 200000",
                "2 lakh ka loan har mahine kist mein chukana hai | 200000",
                "50 hazaar pe mahine ka kitna bharna padega | 50000",
                "50 hazaar 12 mahine mein chuka dunga | 50000",
                "50 hazaar de do | 50000",
                "I want 50 thousand, will repay in monthly instalments | 50000",
                "for 2 lakh how much do I pay every month | 200000",
                "I want two lakh will pay monthly | 200000",
                "need 50 thousand and pay every month | 50000",
                "मुझे चाहिए दो लाख, हर महीने भर दूँगा | 200000",
                "महीने के अंदर पचास हज़ार लौटा दूँगा | 50000"
            })
    void leavesTheAmountBesideIt(String text, long rupees) {
        assertThat(slots(text)).containsEntry("loan_amount_inr", rupees);
    }
}
