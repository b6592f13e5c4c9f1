package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.intent.IntentClassifier;
import dev.kanak.agent.intent.IntentTraining;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.intent.TrainingUtterances;
import dev.kanak.agent.intent.TrainingUtterances.Labelled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The intent classifier: how it does on wording that it did not learn, and that the shipped weights are those that the
 * utterances teach. {@code -Dkanak.intents=write} writes the weights anew, {@code -Dkanak.folds=5} judges every fold.
 */
final class IntentModelTest {

    private static final int FOLDS = 5;
    private static final double FLOOR = 0.95;
    private static final double FRESH_FLOOR = 0.90;
    private static final Path UTTERANCES = Path.of("../data/intents");
    private static final Path DOMAIN = Path.of("src/test/resources/dev/kanak/agent/domain/intents_dev.jsonl");
    private static final Path MODEL = Path.of("src/main/resources/dev/kanak/agent/intents.bin");

    private final Lexicon lexicon = GoldLoanAgent.lexicon();
    private final List<Labelled> written = TrainingUtterances.templates(UTTERANCES.resolve("train.yaml"), lexicon);
    private final List<Labelled> domain = TrainingUtterances.domain(DOMAIN, lexicon);

    @Test
    void heldOutWordingIsUnderstood() {
        List<Labelled> shuffled = new ArrayList<>(domain);
        Collections.shuffle(shuffled, new Random(7));
        List<Labelled> judged = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (int fold = 0; fold < Integer.getInteger("kanak.folds", 1); fold++) {
            List<Labelled> held = new ArrayList<>();
            for (int at = fold; at < shuffled.size(); at += FOLDS) {
                held.add(shuffled.get(at));
            }
            Set<String> sounds = held.stream().map(Labelled::sound).collect(Collectors.toSet());
            IntentClassifier model = IntentTraining.learn(TrainingUtterances.examples(written, domain, sounds));
            judged.addAll(held);
            held.stream().filter(u -> !right(model, u)).forEach(u -> missed.add(u.intent() + ": " + u.tokens()));
        }
        double accuracy = 1 - missed.size() / (double) judged.size();
        System.out.printf("REPORT intents held out: %.4f of %d%n", accuracy, judged.size());
        missed.forEach(miss -> System.out.println("REPORT   " + miss));
        assertThat(accuracy).isGreaterThan(FLOOR);
    }

    @Test
    void utterancesWrittenForTheTestAreUnderstood() throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldLoanAgent.class.getResourceAsStream("intents.bin"))) {
            IntentClassifier model = IntentClassifier.read(in);
            List<Labelled> fresh = TrainingUtterances.templates(UTTERANCES.resolve("test.yaml"), lexicon);
            double accuracy = fresh.stream().filter(u -> right(model, u)).count() / (double) fresh.size();
            System.out.printf("REPORT intents written for the test: %.4f of %d%n", accuracy, fresh.size());
            assertThat(accuracy).isGreaterThan(FRESH_FLOOR);
        }
    }

    @Test
    void theShippedWeightsAreWhatTheUtterancesTeach() throws IOException {
        ByteArrayOutputStream learned = new ByteArrayOutputStream();
        IntentTraining.learn(TrainingUtterances.examples(written, domain, Set.of()))
                .write(learned);
        if (System.getProperty("kanak.intents", "").equals("write")) {
            Files.write(MODEL, learned.toByteArray());
        }
        IntentClassifier fresh = IntentClassifier.read(new java.io.ByteArrayInputStream(learned.toByteArray()));
        IntentClassifier shipped = IntentClassifier.read(Files.newInputStream(MODEL));
        for (Labelled u : domain) {
            assertThat(shipped.rank(u.tokens(), u.heard())).isEqualTo(fresh.rank(u.tokens(), u.heard()));
        }
    }

    private static boolean right(IntentClassifier model, Labelled u) {
        return model.rank(u.tokens(), u.heard()).getFirst().label().equals(u.intent());
    }
}
