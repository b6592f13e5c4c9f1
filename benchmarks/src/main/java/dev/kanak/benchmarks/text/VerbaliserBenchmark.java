package dev.kanak.benchmarks.text;

import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Verbaliser;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A quote with an amount, a rate and a term, written as words. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerbaliserBenchmark {

    private String hindi = "अनुमान से ₹5,00,000 तक मिल सकता है, 10.5% सालाना पर 12 महीने के लिए।";
    private String english = "By estimate you may get up to ₹5,00,000 at 10.5% a year for 12 months.";

    @Benchmark
    public String hindiQuote() {
        return Verbaliser.verbalise(hindi, Language.HINDI);
    }

    @Benchmark
    public String englishQuote() {
        return Verbaliser.verbalise(english, Language.ENGLISH);
    }
}
