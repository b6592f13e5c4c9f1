package dev.kanak.agent.intent;

import dev.kanak.core.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * English words that Hindi has borrowed, by their spellings in Devanagari ({@code loan-spellings.txt}): a recogniser writes "दूसरे
 * bank" for what a phrase has as "दूसरे बैंक". Pure and thread-safe.
 */
final class LoanSpellings {

    private static final Map<String, String> LATIN = read();

    private LoanSpellings() {}

    /** A token's spelling in Latin letters if it is a borrowed word, else the token. */
    static String latin(String token) {
        return LATIN.getOrDefault(token, token);
    }

    private static Map<String, String> read() {
        Map<String, String> latin = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(
                LoanSpellings.class.getResourceAsStream("/dev/kanak/agent/loan-spellings.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .forEach(words -> {
                        for (int i = 1; i < words.length; i++) {
                            String spelling = String.join(" ", Tokens.of(words[i]));
                            latin.putIfAbsent(spelling, words[0]);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(latin);
    }
}
