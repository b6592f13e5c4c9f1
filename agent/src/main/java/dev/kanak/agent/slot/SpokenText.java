package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text and where they stand in it.
 *
 * @param begins index of the first character of the chunk that a word comes from
 * @param ends index after that chunk's last character
 */
record SpokenText(List<String> tokens, List<Integer> begins, List<Integer> ends) {

    private static final Pattern CHUNK = Pattern.compile("[^\\s,;।|]+");

    static SpokenText of(String text) {
        List<String> tokens = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher chunk = CHUNK.matcher(text);
        while (chunk.find()) {
            for (String token : Words.of(chunk.group())) {
                tokens.add(token);
                begins.add(chunk.start());
                ends.add(chunk.end());
            }
        }
        return new SpokenText(List.copyOf(tokens), List.copyOf(begins), List.copyOf(ends));
    }

    int begin(int token) {
        return begins.get(token);
    }

    int end(int token) {
        return ends.get(token);
    }
}
