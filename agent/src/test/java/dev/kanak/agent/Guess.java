package dev.kanak.agent;

import dev.kanak.core.speech.Language;

/** The language a recogniser would report for a line of a scenario: its script, or Hindi words in Latin letters. */
final class Guess {

    private static final java.util.Set<String> HINDI_WORDS = java.util.Set.of(
            "hai", "hain", "nahi", "haan", "ka", "ki", "ke", "kya", "chahiye", "mein", "se", "ko", "karo", "kar",
            "mere", "ji", "hoon", "batao", "kitna", "aur", "bas", "theek", "lena", "bolo", "mera", "pe", "ho", "na",
            "wala");

    private Guess() {}

    static Language of(String text) {
        boolean devanagari = text.codePoints().anyMatch(c -> c >= 0x0900 && c <= 0x097f);
        boolean latin = text.codePoints().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean hindiWords = java.util.Arrays.stream(
                        text.toLowerCase(java.util.Locale.ROOT).split("[^a-z]+"))
                .anyMatch(HINDI_WORDS::contains);
        if (devanagari) {
            return latin ? Language.HINGLISH : Language.HINDI;
        }
        return hindiWords ? Language.HINGLISH : Language.ENGLISH;
    }
}
