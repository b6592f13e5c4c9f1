package dev.kanak.rag.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();
    private static final Glossary GLOSSARY = ANALYSIS.glossary();

    private static List<String> equivalents(String text, String word) {
        return GLOSSARY.of(ANALYSIS.question(text, false)).entrySet().stream()
                .filter(each -> each.getKey().surface().equals(word))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    private static String stem(String hindi) {
        return ANALYSIS.words(hindi).getFirst().stem();
    }

    @ParameterizedTest
    @CsvSource({
        "which war ended the empire, war, युद्ध",
        "which war ended the empire, empire, साम्राज्य",
        "how many universities are there, universities, विश्वविद्यालय",
        "what was invaded by the army, invaded, आक्रमण",
        "who fought there, fought, लड़ाई",
        "who was the prime minister, prime, प्रधानमंत्री"
    })
    void aWordOfAQuestionInEnglishHasTheHindiWordsForIt(String question, String english, String hindi) {
        assertThat(equivalents(question, english)).contains(stem(hindi));
    }

    @Test
    void aNameHasNone() {
        assertThat(equivalents("where is Kathgodam", "kathgodam")).isEmpty();
    }

    @Test
    void everyLineHasEnglishWordsOfItsOwnAndHindiOnes() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String line : lines()) {
            String[] sides = line.split("\t", -1);

            assertThat(sides).as(line).hasSize(2);
            assertThat(sides[0].split(" ", -1)).as(line).allMatch(word -> word.matches("[a-z_]+") && seen.add(word));
            assertThat(sides[1].split(" ", -1)).as(line).allMatch(word -> word.matches("[\\u0900-\\u097f]+"));
        }
        assertThat(seen).hasSizeGreaterThan(5000);
    }

    private static List<String> lines() throws IOException {
        try (var in = Glossary.class.getResourceAsStream("english-hindi.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
