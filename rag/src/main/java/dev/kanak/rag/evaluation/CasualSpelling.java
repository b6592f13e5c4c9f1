package dev.kanak.rag.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hindi as people write it in Latin letters: each word in a spelling that people gave it, drawn by how many did (lexicon of the
 * Dakshina data set), a word without one letter by letter. Immutable and thread-safe.
 */
public final class CasualSpelling {

    private static final Pattern WORD = Pattern.compile("[\\p{IsDevanagari}&&[^।॥]]+");
    private static final double LOST = 0.05;
    private static final double MISTYPED = 0.15;
    private static final int LETTERS = 26;
    private static final int SHORTEST_MISTYPED = 4;
    private static final int COUNT_COLUMN = 2;

    private record Spelling(String latin, int people) {}

    private final Map<String, List<Spelling>> lexicon = new HashMap<>();

    private CasualSpelling() {}

    /**
     * Reads every {@code .tsv} file of a folder: spelling, word, number of people.
     *
     * @throws IOException if it cannot be read
     */
    public static CasualSpelling read(Path folder) throws IOException {
        CasualSpelling spelling = new CasualSpelling();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).forEach(spelling::add);
            }
        }
        return spelling;
    }

    private void add(String line) {
        String[] column = line.split("\t", -1);
        if (column.length > COUNT_COLUMN) {
            lexicon.computeIfAbsent(composed(column[1]), _ -> new ArrayList<>())
                    .add(new Spelling(column[0], Integer.parseInt(column[COUNT_COLUMN])));
        }
    }

    /** A text with every Devanagari word in Latin letters. */
    public String write(String text, Random random) {
        return WORD.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(word(match.group(), random)))
                .replace("।", ".");
    }

    /** A text as it arrives: five words in a hundred lost, fifteen of those with more than three letters mistyped. */
    public static String spoil(String text, Random random) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            if (random.nextDouble() >= LOST) {
                boolean mistyped = word.length() >= SHORTEST_MISTYPED && random.nextDouble() < MISTYPED;
                words.add(mistyped ? mistype(word, random) : word);
            }
        }
        return String.join(" ", words);
    }

    private String word(String word, Random random) {
        List<Spelling> spellings = lexicon.get(composed(word));
        if (spellings == null) {
            return LetterByLetter.write(word);
        }
        int chosen =
                random.nextInt(spellings.stream().mapToInt(Spelling::people).sum());
        for (Spelling spelling : spellings) {
            chosen -= spelling.people();
            if (chosen < 0) {
                return spelling.latin();
            }
        }
        throw new IllegalStateException("the shares do not add up");
    }

    /** One letter left out, put in, changed, or two that changed places. */
    private static String mistype(String word, Random random) {
        int at = random.nextInt(word.length() - 1);
        char other = (char) ('a' + random.nextInt(LETTERS));
        String before = word.substring(0, at);
        String after = word.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + after.charAt(0) + word.charAt(at) + after.substring(1);
            case 2 -> before + other + word.substring(at);
            default -> before + other + after;
        };
    }

    private static String composed(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC);
    }
}
