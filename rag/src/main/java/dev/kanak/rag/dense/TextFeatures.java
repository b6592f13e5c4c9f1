package dev.kanak.rag.dense;

import dev.kanak.core.model.Tensor;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What the shipped models see of a text: each word itself, its sound, the sound's trigrams and its consonants, each
 * as a hash of 32 bits. A word in Devanagari and any romanisation of it share most of them. Pure.
 *
 * <p>The twin of {@code data/models/training/embed_features.py}.
 */
public final class TextFeatures {

    /** Words of a text that are read. */
    public static final int MAX_WORDS = 160;

    /** Characters of a word that are read. */
    static final int MAX_WORD_CHARACTERS = 32;

    /** Characters of a text that are looked at, well above what the words need. */
    private static final int MAX_CHARACTERS = 16_000;

    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int SHORTEST_SKELETON = 2;
    private static final int GRAM = 3;

    private TextFeatures() {}

    /** Texts for a graph, as {@link #tensor(List, int)}, with room for the longest. */
    static Tensor.Longs tensor(List<List<int[]>> texts) {
        return tensor(texts, texts.stream().mapToInt(List::size).max().orElse(1));
    }

    /**
     * Texts for a graph.
     *
     * @param texts each a list of words, of which none need be there
     * @param words that there is room for, at least as many as the longest text has
     * @return i64 [texts, words, most features of a word]; -1 where there is none
     */
    public static Tensor.Longs tensor(List<List<int[]>> texts, int words) {
        int features = texts.stream()
                .flatMap(List::stream)
                .mapToInt(word -> word.length)
                .max()
                .orElse(1);
        var values = new long[Math.multiplyExact(Math.multiplyExact(texts.size(), words), features)];
        Arrays.fill(values, -1);
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < texts.get(i).size(); j++) {
                int[] word = texts.get(i).get(j);
                int at = (i * words + j) * features;
                for (int k = 0; k < word.length; k++) {
                    values[at + k] = Integer.toUnsignedLong(word[k]);
                }
            }
        }
        return new Tensor.Longs(values, new long[] {texts.size(), words, features});
    }

    /**
     * Each different word of a text, in order, as the hashes of its features; one word with the hash 0 for a text without any.
     *
     * @param hashes as {@link #hashes}
     */
    static List<int[]> distinctWords(String text, Function<String, int[]> hashes) {
        Set<String> distinct = new LinkedHashSet<>(words(text, MAX_WORDS));
        return distinct.isEmpty()
                ? List.of(new int[] {0})
                : distinct.stream().map(hashes).toList();
    }

    /**
     * The words of a text, in order, as the hashes of their features.
     *
     * @param limit at most this many
     */
    public static List<int[]> wordsInOrder(String text, int limit) {
        return words(text, limit).stream().map(TextFeatures::hashes).toList();
    }

    /** Folded words: letters, marks and digits; an apostrophe joins. */
    static List<String> words(String text, int limit) {
        String folded = Tokens.fold(text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text);
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        for (int at = 0; at < folded.length() && words.size() < limit; ) {
            int c = folded.codePointAt(at);
            at += Character.charCount(c);
            if (isWord(c)) {
                if (word.length() < MAX_WORD_CHARACTERS) {
                    word.appendCodePoint(c);
                }
            } else if (c != '\'' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty() && words.size() < limit) {
            words.add(word.toString());
        }
        return words;
    }

    /** Hashes of one word: itself, its sound, the sound's trigrams, its consonants. */
    static int[] hashes(String word) {
        String sound = PhoneticKey.coarse(word);
        String consonants = PhoneticKey.skeleton(word);
        List<String> features = new ArrayList<>();
        features.add("w" + word);
        if (!sound.isEmpty()) {
            features.add("c" + sound);
            String edged = "^" + sound + "$";
            for (int i = 0; i + GRAM <= edged.length(); i++) {
                features.add("g" + edged.substring(i, i + GRAM));
            }
        }
        if (consonants.length() >= SHORTEST_SKELETON) {
            features.add("s" + consonants);
        }
        return features.stream().mapToInt(TextFeatures::hash).toArray();
    }

    /** FNV-1a of 32 bits over the UTF-8 bytes. */
    private static int hash(String feature) {
        int hash = FNV_OFFSET;
        for (byte b : feature.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    private static boolean isWord(int c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
