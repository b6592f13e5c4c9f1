package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A piece that is taken out of the gold to be pledged is no data to be erased. */
final class TakenOutPieceTest {

    private final TestCall call = new TestCall(Optional.of(Language.HINDI), DemoTools::answer, (_, _) -> List.of());

    private String after(String... said) {
        call.give(new DialogueInput.Started());
        List.of(said).forEach(call::say);
        return call.replies.getLast();
    }

    private BigDecimal weight() {
        return new BigDecimal(String.valueOf(call.view().slots().get("gold_weight_g")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"हार हटा दो", "हार हटा दीजिए", "haar hata do", "haar list se nikal do", "remove the necklace"})
    void leavesTheOthers(String words) {
        String reply = after("हाँ", "हार 30 ग्राम और चेन 20 ग्राम, 22 कैरेट", words);
        assertThat(call.view().slots()).containsEntry("item_type", "chain").doesNotContainKey("erasure_requested");
        assertThat(weight()).isEqualByComparingTo("20");
        assertThat(reply).contains("₹2,04,000").doesNotContain("1800-000-0101");
    }

    @Test
    void leavesTheOthersWithTheirPurities() {
        after("haan", "haar 30 gram 22 carat, chain 20 gram 18 carat, anguthi 5 gram 22 carat", "haar hata do");
        assertThat(weight()).isEqualByComparingTo("25");
        assertThat(call.view().slots().get("items"))
                .asString()
                .contains("chain", "ring")
                .doesNotContain("necklace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"हार हटा दो", "haar hata do", "remove the necklace"})
    void leavesWhatIsAskedForIfItsWeightWasNotTold(String words) {
        String reply = after("हाँ", "50 ग्राम 22 कैरेट", words);
        assertThat(call.view().askedSlot()).contains("gold_weight_g");
        assertThat(reply).doesNotContain("1800-000-0101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"हार हटा दूँ तो", "haar hata dun to"})
    void isStillThereIfItIsOnlySupposed(String words) {
        after("हाँ", "हार 30 ग्राम और चेन 20 ग्राम, 22 कैरेट", words);
        assertThat(weight()).isEqualByComparingTo("50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"मेरा डेटा हटा दो", "मेरी जानकारी मिटा दो", "mera data hata do", "delete my data"})
    void dataIsErasedAsBefore(String words) {
        after("हाँ", "हार 30 ग्राम और चेन 20 ग्राम, 22 कैरेट", words);
        assertThat(call.view().slots()).containsEntry("erasure_requested", true);
        assertThat(weight()).isEqualByComparingTo("50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete my gold loan application", "mera gold loan account delete karo"})
    void anApplicationIsNoPiece(String words) {
        after("हाँ", "हार 30 ग्राम और चेन 20 ग्राम, 22 कैरेट", words);
        assertThat(weight()).isEqualByComparingTo("50");
    }
}
