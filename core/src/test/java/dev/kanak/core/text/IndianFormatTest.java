package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndianFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500000 | ₹5,00,000",
                "500000.00 | ₹5,00,000",
                "17629.72 | ₹17,629.72",
                "17629.7 | ₹17,629.70",
                "0.005 | ₹0.01",
                "999 | ₹999",
                "1000 | ₹1,000",
                "1E+7 | ₹1,00,00,000",
                "-500 | -₹500",
                "0 | ₹0",
                "1234567890.5 | ₹1,23,45,67,890.50",
            })
    void rupeesAreGroupedAndPaiseAppearOnlyIfAny(BigDecimal amount, String written) {
        assertThat(IndianFormat.rupees(amount)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"44.500,44.5 g", "20,20 g", "9.8045,9.805 g", "0.000,0 g", "100,100 g"})
    void gramsLoseTrailingZeros(BigDecimal weight, String written) {
        assertThat(IndianFormat.grams(weight)).isEqualTo(written);
    }

    @Test
    void numbersAreGroupedToo() {
        assertThat(IndianFormat.number(1234567)).isEqualTo("12,34,567");
        assertThat(IndianFormat.number(-100000)).isEqualTo("-1,00,000");
    }
}
