package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.intent.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A caller's words as the slot grammar reads them.
 *
 * @param tokens folded words
 * @param surfaces the same words as they were said or typed, one for each token
 * @param heard the concepts in them
 */
public record Utterance(List<String> tokens, List<String> surfaces, Concepts heard) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}]+$");

    public Utterance {
        tokens = List.copyOf(tokens);
        surfaces = List.copyOf(surfaces);
        if (tokens.size() != surfaces.size() || tokens.size() != heard.length()) {
            throw new IllegalArgumentException("tokens, surfaces and concepts must be equally many");
        }
    }

    /** Reads a text. */
    public static Utterance of(String text, Lexicon lexicon) {
        List<String> tokens = Words.of(text);
        return new Utterance(tokens, surfaces(text, tokens), lexicon.hear(tokens));
    }

    private static List<String> surfaces(String text, List<String> tokens) {
        List<String> surfaces = new ArrayList<>();
        for (String chunk : SPACE.split(text.strip(), -1)) {
            List<String> parts = Words.of(chunk);
            if (parts.size() == 1) {
                surfaces.add(EDGES.matcher(chunk).replaceAll(""));
            } else {
                parts.forEach(part -> surfaces.add(within(chunk, part)));
            }
        }
        return surfaces.size() == tokens.size() ? surfaces : tokens;
    }

    /** The part of a chunk that a token stands for, in the chunk's own letters if they are there. */
    private static String within(String chunk, String token) {
        for (int at = 0; at + token.length() <= chunk.length(); at++) {
            if (chunk.regionMatches(true, at, token, 0, token.length())) {
                return chunk.substring(at, at + token.length());
            }
        }
        return token;
    }
}
