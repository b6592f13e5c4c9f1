package dev.kanak.agent.intent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Utterances written with alternatives: "{aaj|abhi|} ka rate". */
public final class Templates {

    private static final int MOST = 28;

    private Templates() {}

    /** The utterances of a template: all of them, or an even choice of {@value #MOST}. */
    public static List<String> expand(String template) {
        List<List<String>> parts = parts(template);
        long all = parts.stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
        Random random = new Random(template.hashCode());
        Set<String> texts = new LinkedHashSet<>();
        for (int tries = 0; tries < 4 * MOST && texts.size() < Math.min(all, MOST); tries++) {
            StringBuilder text = new StringBuilder();
            long rest = all <= MOST ? tries : random.nextLong(all);
            for (List<String> part : parts) {
                text.append(part.get((int) (rest % part.size())));
                rest /= part.size();
            }
            texts.add(text.toString().strip().replaceAll("\\s+", " "));
        }
        return List.copyOf(texts);
    }

    private static List<List<String>> parts(String template) {
        List<List<String>> parts = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            if (open < 0) {
                parts.add(List.of(template.substring(at)));
                break;
            }
            int close = template.indexOf('}', open);
            parts.add(List.of(template.substring(at, open)));
            parts.add(List.of(template.substring(open + 1, close).split("\\|", -1)));
            at = close + 1;
        }
        return parts;
    }
}
