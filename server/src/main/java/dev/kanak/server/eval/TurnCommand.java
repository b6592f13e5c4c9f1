package dev.kanak.server.eval;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.pipeline.turn.EndOfTurn;
import dev.kanak.pipeline.turn.TurnSoFar;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.speech.SpeechFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code kanak eval turn}: how well the configured model tells whole turns from those broken off. Records that are marked
 * ambiguous are listed but not counted.
 */
@Command(
        name = "turn",
        description = {
            "Tell whole turns from broken-off ones; print accuracy, F1 and AUC and every miss.",
            "A record is {text, label: complete|incomplete, language?, asked_slot?, kind?, ambiguous?, audio?}."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TurnCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private EvalOptions options = new EvalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        List<JsonLine> records = options.records("turn");
        records.forEach(TurnCommand::isComplete);
        var configuration = config.load();
        double threshold = configuration.engines().call().turn().completeProbability();
        var judged = new ArrayList<Map<String, Object>>();
        var scores = new Scores(threshold);
        try (var pool = new InferencePool(1, 1);
                EndOfTurn endOfTurn = configuration.engines().endOfTurn().load(pool)) {
            for (JsonLine record : records) {
                double probability = endOfTurn.probabilityComplete(turn(record));
                judged.add(result(record, probability));
                if (!record.flag("ambiguous")) {
                    scores.add(record, probability);
                }
            }
        }
        scores.print(spec.commandLine().getOut());
        options.out().ifPresent(file -> JsonLines.write(file, judged));
        return 0;
    }

    private static TurnSoFar turn(JsonLine record) {
        var context = new RecognitionContext(record.optionalText("asked_slot"), record.language());
        short[] audio = record.optionalText("audio")
                .map(_ -> SpeechFile.read(record.path("audio")))
                .orElse(new short[0]);
        return new TurnSoFar(record.text("text"), context, audio);
    }

    private static boolean isComplete(JsonLine record) {
        return switch (record.text("label")) {
            case "complete" -> true;
            case "incomplete" -> false;
            default -> throw record.problem("\"label\" must be complete or incomplete");
        };
    }

    private static Map<String, Object> result(JsonLine record, double probability) {
        var fields = new LinkedHashMap<String, Object>();
        record.optionalText("id").ifPresent(id -> fields.put("id", id));
        fields.put("text", record.text("text"));
        fields.put("label", record.text("label"));
        fields.put("probability", Math.round(probability * 10_000) / 10_000.0);
        return fields;
    }

    /** The figures of all records and of each language and kind, and the misses. */
    private static final class Scores {

        private final double threshold;
        private final BinaryScore all;
        private final Map<String, BinaryScore> languages = new TreeMap<>();
        private final Map<String, BinaryScore> kinds = new TreeMap<>();
        private final List<String> misses = new ArrayList<>();

        Scores(double threshold) {
            this.threshold = threshold;
            all = new BinaryScore(threshold);
        }

        void add(JsonLine record, double probability) {
            boolean complete = isComplete(record);
            String language = record.language().map(Language::code).orElse("-");
            String kind = record.optionalText("kind").orElse("-");
            all.add(probability, complete);
            languages.computeIfAbsent(language, _ -> new BinaryScore(threshold)).add(probability, complete);
            kinds.computeIfAbsent(record.text("label") + " " + kind, _ -> new BinaryScore(threshold))
                    .add(probability, complete);
            if (probability >= threshold != complete) {
                misses.add("%s %.2f %s %s: %s"
                        .formatted(language, probability, record.text("label"), kind, record.text("text")));
            }
        }

        void print(PrintWriter out) {
            var table = new Table("language", "n", "accuracy", "F1", "AUC");
            row(table, "all", all);
            languages.forEach((language, score) -> row(table, language, score));
            out.println(table);
            var byKind = new Table("label and kind", "n", "accuracy");
            kinds.forEach(
                    (kind, score) -> byKind.row(kind, Integer.toString(score.size()), Table.figure(score.accuracy())));
            out.println(byKind);
            out.println("misses: " + misses.size());
            misses.forEach(out::println);
            out.flush();
        }

        private static void row(Table table, String name, BinaryScore score) {
            table.row(
                    name,
                    Integer.toString(score.size()),
                    Table.figure(score.accuracy()),
                    Table.figure(score.f1()),
                    Table.figure(score.auc()));
        }
    }
}
