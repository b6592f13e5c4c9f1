package dev.kanak.agent.intent;

import dev.kanak.agent.intent.IntentRules.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an utterance is for: the classifier tells the label, the rules which intent of that label, and both together how sure
 * it is. Immutable, thread-safe.
 */
public final class IntentRanking {

    /** How much a certain guess of the classifier counts; a pattern of the rules weighs 1 to 4. */
    private static final double CERTAINTY = 5;

    private static final double RULE_SHARE = 0.35;
    private static final double LEAST_PROBABILITY = 0.02;

    private static final Map<String, Intent> MAIN = main();

    private final IntentRules rules;
    private final IntentClassifier classifier;

    public IntentRanking(IntentRules rules, IntentClassifier classifier) {
        this.rules = rules;
        this.classifier = classifier;
    }

    private static Map<String, Intent> main() {
        Map<String, Intent> main = new HashMap<>();
        for (Intent intent : Intent.values()) {
            main.merge(intent.label(), intent, (first, other) -> isNamed(other) ? other : first);
        }
        return Map.copyOf(main);
    }

    private static boolean isNamed(Intent intent) {
        return intent.label().equalsIgnoreCase(intent.name());
    }

    /** Every intent with some evidence, strongest first. */
    public List<Scored> rank(List<String> tokens, Concepts heard) {
        List<Scored> patterns = rules.rank(heard);
        List<Scored> ranked = new ArrayList<>();
        for (IntentClassifier.Guess guess : classifier.rank(tokens, heard)) {
            if (guess.probability() < LEAST_PROBABILITY || tokens.isEmpty()) {
                continue;
            }
            Optional<Scored> pattern = patterns.stream()
                    .filter(scored -> scored.intent().label().equals(guess.label()))
                    .findFirst();
            double score = CERTAINTY * guess.probability()
                    + RULE_SHARE * pattern.map(Scored::score).orElse(0.0);
            Intent intent = pattern.map(Scored::intent)
                    .or(() -> Optional.ofNullable(MAIN.get(guess.label())))
                    .orElseThrow(() -> new IllegalStateException("no intent has the label " + guess.label()));
            ranked.add(new Scored(intent, score, pattern.map(Scored::matched).orElse(0)));
        }
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        return List.copyOf(ranked);
    }
}
