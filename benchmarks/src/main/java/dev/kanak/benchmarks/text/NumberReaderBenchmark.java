package dev.kanak.benchmarks.text;

import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The numbers of one utterance, tokens included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NumberReaderBenchmark {

    private String utterance = "मेरे पास साढ़े सैंतालीस ग्राम बाईस कैरेट सोना है और ढाई लाख चाहिए";

    @Benchmark
    public List<NumberSpan> hindiUtterance() {
        return NumberReader.read(Tokens.of(utterance));
    }
}
