package dev.kanak.server.eval;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.pipeline.stt.Lexicon;
import dev.kanak.pipeline.stt.SttConfig;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.pipeline.vad.VoiceActivity;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.SpokenPlaces;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.speech.ProcessMemory;
import dev.kanak.server.speech.SttEngines;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kanak eval stt}: the recogniser's errors, speed and memory on labelled speech, through the streaming path. */
@Command(
        name = "stt",
        description = "Recognise the speech of a labelled set; print errors by language, speed and memory.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SttCommand implements Callable<Integer> {

    private static final int BYTES_PER_MIB = 1 << 20;

    @Mixin
    private EvalOptions set = new EvalOptions();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--greedy", description = "Take the best symbol of each frame, without language model.")
    private boolean greedy;

    @Option(names = "--no-biasing", description = "Expect no word in particular.")
    private boolean noBiasing;

    @Option(names = "--vad", description = "Cut the speech by voice activity, as in a call.")
    private boolean vad;

    @Option(names = "--misses", description = "Print each utterance that was not heard exactly.")
    private boolean misses;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<JsonLine> records = set.records();
        Configuration configuration = options.load();
        var engines = configuration.engines();
        SttConfig stt =
                greedy ? engines.stt().greedy() : noBiasing ? engines.stt().withoutBiasing() : engines.stt();
        var places = SpokenPlaces.read(configuration.mind().tools().branches()).keySet();
        try (var pool = new InferencePool(1, 16);
                var ears = SttEngines.load(engines.sttEngine(), engines.withStt(stt), places, pool);
                var activity = SileroVad.load(engines.vadModel(), pool)) {
            var hearing = new SttRun(ears.stt(), () -> new VoiceActivity(activity.open(), engines.vad()), vad);
            hearing.warmUp();
            measure(records, hearing, new SpokenWords(lexicon(stt)));
        }
        return 0;
    }

    private static Lexicon lexicon(SttConfig stt) {
        return Lexicon.load(
                stt.directory().resolve("lexicon_en.tsv"), stt.directory().resolve("words_hi.txt"));
    }

    private void measure(List<JsonLine> records, SttRun hearing, SpokenWords words) throws InterruptedException {
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        var all = new SttScore();
        Map<String, SttScore> byLanguage = new TreeMap<>();
        var written = new ArrayList<Map<String, @Nullable Object>>();
        for (JsonLine record : records) {
            Transcript heard = hearing.hear(record);
            String said = record.optionalText("text_deva").orElseGet(() -> record.text("text"));
            var pair = new SttScore.Pair(
                    words.of(said),
                    words.of(heard.text()),
                    SpokenWords.numbers(record.text("text")),
                    SpokenWords.numbers(heard.text()));
            all.add(pair);
            byLanguage
                    .computeIfAbsent(record.language().map(Language::code).orElse("?"), _ -> new SttScore())
                    .add(pair);
            if (misses && pair.wordErrors() > 0) {
                print.printf(
                        Locale.ROOT,
                        "%s%n  said  %s%n  heard %s  (%.2f)%n",
                        record.text("audio"),
                        String.join(" ", pair.reference()),
                        String.join(" ", pair.heard()),
                        heard.confidence());
            }
            written.add(result(record, heard));
        }
        Table table = SttScore.table();
        byLanguage.forEach((language, score) -> score.addTo(table, language));
        all.addTo(table, "all");
        print.print(table);
        print.print(hearing.speed());
        print.printf(Locale.ROOT, "memory %d MiB resident%n", ProcessMemory.residentBytes() / BYTES_PER_MIB);
        print.flush();
        set.out().ifPresent(file -> JsonLines.write(file, written));
    }

    private static Map<String, @Nullable Object> result(JsonLine record, Transcript heard) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("audio", record.text("audio"));
        fields.put("text", heard.text());
        fields.put("language", heard.language().code());
        fields.put("confidence", Math.round(heard.confidence() * 1000) / 1000.0);
        fields.put("tier", heard.tier());
        return fields;
    }
}
