package dev.kanak.server.eval;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.pipeline.turn.EndOfTurn;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.pipeline.vad.VoiceActivity;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.SpokenPlaces;
import dev.kanak.server.speech.SttEngines;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kanak eval endpointing}: how soon recorded turns are taken for over and how many are cut off, through voice
 * activity, recognition, end of turn and policy as in a call but in the recordings' time, beside a fixed silence.
 */
@Command(
        name = "endpointing",
        description = {
            "End recorded turns that have pauses inside; print dead air at 5 and 10 %% cut-offs beside a fixed silence.",
            "A record is {audio, language, asked_slot?, end_ms?, pauses?: [[start_ms, end_ms], ...], kind?}; times that are"
                    + " missing are taken from voice activity.",
            "A setting is end probability, time added to every shortest silence, factor of every longest silence."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EndpointingCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private EvalOptions options = new EvalOptions();

    @Option(names = "--misses", description = "Print each turn that the configured policy cuts off.")
    private boolean misses;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<JsonLine> records = options.records();
        List<PausedUtterance> utterances =
                records.stream().map(PausedUtterance::of).toList();
        var configuration = config.load();
        TurnConfig policy = configuration.engines().call().turn();
        var places = SpokenPlaces.read(configuration.mind().tools().branches()).keySet();
        var traces = new ArrayList<TurnTrace>();
        var engines = configuration.engines();
        try (var pool = new InferencePool(1, 16);
                var ears = SttEngines.load(engines.sttEngine(), engines, places, pool);
                var activity = SileroVad.load(engines.vadModel(), pool);
                EndOfTurn judge = engines.endOfTurn().load(pool)) {
            var tracer = new TurnTracer(ears.stt(), () -> new VoiceActivity(activity.open(), engines.vad()), judge);
            for (PausedUtterance utterance : utterances) {
                traces.add(tracer.trace(utterance));
            }
        }
        print(traces, policy);
        options.out().ifPresent(file -> JsonLines.write(file, results(traces, policy)));
        return 0;
    }

    private void print(List<TurnTrace> traces, TurnConfig policy) {
        PrintWriter out = spec.commandLine().getOut();
        var report = new EndpointingReport(traces, policy);
        out.println(report.sweep());
        out.println(report.shipped());
        out.print(report.pauses());
        if (misses) {
            out.println();
            report.misses().forEach(out::println);
        }
        out.flush();
    }

    private static List<Map<String, Object>> results(List<TurnTrace> traces, TurnConfig policy) {
        var results = new ArrayList<Map<String, Object>>();
        for (TurnTrace trace : traces) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("audio", trace.name());
            fields.put("end_ms", trace.endMs());
            trace.endpointMs(policy).ifPresent(at -> {
                fields.put("endpoint_ms", at);
                fields.put("cut_off", at < trace.endMs());
            });
            results.add(fields);
        }
        return results;
    }
}
