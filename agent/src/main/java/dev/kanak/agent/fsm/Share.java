package dev.kanak.agent.fsm;

import dev.kanak.core.text.Tokens;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part or a multiple of what is spoken of: half, a third, double. */
final class Share {

    private static final Map<String, BigDecimal> WORDS = words();

    private Share() {}

    private static Map<String, BigDecimal> words() {
        Map<String, BigDecimal> words = new HashMap<>();
        put(words, 1, 2, "aadha", "aadhe", "aadhi", "adha", "adhe", "adhi", "half", "आधा", "आधे", "आधी", "हाफ");
        put(words, 2, 3, "do tihai", "दो तिहाई", "two thirds", "two third");
        put(words, 1, 3, "tihai", "teehai", "तिहाई", "third");
        put(words, 3, 4, "teen chauthai", "तीन चौथाई", "three quarters", "three fourths", "पौना", "pauna");
        put(words, 1, 4, "chauthai", "chauthayi", "चौथाई", "quarter", "one fourth");
        put(words, 3, 1, "teen guna", "teen gunaa", "तीन गुना", "तिगुना", "tiguna", "triple", "three times", "ट्रिपल");
        put(words, 4, 1, "chaar guna", "char guna", "चार गुना", "चौगुना", "chauguna", "four times");
        put(words, 5, 1, "paanch guna", "panch guna", "पाँच गुना", "पांच गुना", "five times");
        put(
                words, 2, 1, "do guna", "दो गुना", "dugna", "doguna", "duguna", "dogna", "दुगुना", "दुगना", "दोगुना",
                "double");
        put(words, 2, 1, "डबल", "twice", "dabal");
        return Map.copyOf(words);
    }

    private static void put(Map<String, BigDecimal> words, int of, int by, String... names) {
        BigDecimal share = BigDecimal.valueOf(of).divide(BigDecimal.valueOf(by), MathContext.DECIMAL32);
        for (String name : names) {
            words.put(name, share);
        }
    }

    /** The share named in a text, two words before one. */
    static Optional<BigDecimal> of(String text) {
        List<String> tokens = Tokens.of(text);
        for (int at = 0; at + 1 < tokens.size(); at++) {
            BigDecimal share = WORDS.get(tokens.get(at) + " " + tokens.get(at + 1));
            if (share != null) {
                return Optional.of(share);
            }
        }
        return tokens.stream().filter(WORDS::containsKey).map(WORDS::get).findFirst();
    }
}
