package dev.kanak.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringWriter printed = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aTerminalSeesOneLineThatGrows() {
        var bar = new ProgressBar(new PrintWriter(printed), true, nanos::get);
        bar.bytes("model.onnx", 0, Optional.of(100_000_000L));
        nanos.set(1_000_000_000);
        bar.bytes("model.onnx", 25_000_000, Optional.of(100_000_000L));
        assertThat(printed.toString().split("\r", -1)[2])
                .isEqualTo(
                        "model.onnx  [#######-----------------------]  25%  25.0 MB of 100.0 MB  25.0 MB/s  3 s left");
    }

    @Test
    void itIsNotRedrawnMoreThanFiveTimesASecond() {
        var bar = new ProgressBar(new PrintWriter(printed), true, nanos::get);
        for (int i = 0; i < 1000; i++) {
            nanos.addAndGet(1_000_000);
            bar.bytes("model.onnx", i, Optional.of(1_000_000L));
        }
        assertThat(printed.toString().split("\r", -1)).hasSizeLessThan(8);
    }

    @Test
    void aLogSeesALineForEveryTenth() {
        var bar = new ProgressBar(new PrintWriter(printed), false, nanos::get);
        for (int done = 0; done <= 1000; done++) {
            nanos.addAndGet(1_000_000);
            bar.bytes("model.onnx", done * 1000L, Optional.of(1_000_000L));
        }
        assertThat(printed.toString().lines()).hasSize(10).last().asString().contains("100%");
    }

    @Test
    void withoutATotalOnlyWhatHasArrivedIsShown() {
        var bar = new ProgressBar(new PrintWriter(printed), true, nanos::get);
        nanos.set(500_000_000);
        bar.bytes("vocab.txt", 5_000, Optional.empty());
        assertThat(printed.toString()).contains("vocab.txt  5 kB");
    }
}
