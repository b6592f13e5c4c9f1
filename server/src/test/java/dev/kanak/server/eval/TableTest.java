package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void figuresStandOnTheRightOfTheirColumn() {
        var table = new Table("language", "n", "F1")
                .row("hi", "100", Table.figure(0.95))
                .row("hinglish", "7", Table.figure(1));

        assertThat(table).hasToString("""
                language    n     F1
                hi        100  0.950
                hinglish    7  1.000
                """);
    }

    @Test
    void anUndefinedFigureIsADash() {
        assertThat(Table.figure(0.0 / 0)).isEqualTo("-");
        assertThat(Table.percent(0.1234)).isEqualTo("12.3");
    }

    @Test
    void aRowHasACellForEachColumn() {
        var table = new Table("a", "b");

        assertThatThrownBy(() -> table.row("only one")).isInstanceOf(IllegalArgumentException.class);
    }
}
