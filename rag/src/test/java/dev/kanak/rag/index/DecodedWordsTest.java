package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.Spellings;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.search.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decoded gives what Lucene gives. */
class DecodedWordsTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();
    private static final String[] WORDS =
            ("ब्याज दर नीलामी सूचना शाखा gehna loan gold सोना किस्त 250000 22 carat byaj penalty जुर्माना documents"
                            + " आधार पैन locker तिजोरी surplus बची रकम top-up renewal")
                    .split(" ");

    private static Directory directory;
    private static DirectoryReader reader;
    private static DecodedWords decoded;
    private static LuceneWords lucene;
    private static Spellings spellings;

    @BeforeAll
    static void index() throws IOException {
        Random random = new Random(5);
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String asked = i % 3 == 0 ? text(random, 4) : "";
            passages.add(new Passage(
                    "p" + i,
                    "p" + i,
                    Language.HINDI,
                    text(random, 2),
                    text(random, 5 + random.nextInt(30)),
                    Map.of(PassageIndex.ASKED_AS, asked)));
        }
        directory = new ByteBuffersDirectory();
        PassageIndex.writeWords(directory, PassageIndex.byTopic(passages).values(), ANALYSIS);
        reader = DirectoryReader.open(directory);
        decoded = DecodedWords.of(reader, WordScoring.ANY_SUBJECT);
        lucene = new LuceneWords(reader, WordScoring.ANY_SUBJECT);
        spellings = new Spellings(TopicDocument.soundings(reader));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
        directory.close();
    }

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.toString();
    }

    private static List<WordIndex.Clause> clauses(String text) {
        Question question = ANALYSIS.question(text, true);
        List<SparseIndex.Asked> asked = question.content().stream()
                .map(word -> new SparseIndex.Asked(word, spellings.of(word)))
                .toList();
        return new FlatQuery(SparseWeights.of(question.queryClass())).of(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ब्याज दर क्या है",
                "byaj dar kya hai",
                "gold loan ka intrest",
                "what is the penalty on top-up",
                "ढाई लाख पर किस्त",
                "नीलामी neelami auction"
            })
    void theSameTopicsWithTheSameScores(String question) throws IOException {
        ScoreDoc[] found = decoded.best(clauses(question), 300);
        ScoreDoc[] expected = lucene.best(clauses(question), 300);

        assertThat(found).hasSameSizeAs(expected).isNotEmpty();
        for (int place = 0; place < found.length; place++) {
            assertThat(found[place].score).isCloseTo(expected[place].score, within(1e-4f * expected[place].score));
        }
        assertThat(found[0].doc).isEqualTo(expected[0].doc);
    }

    @Test
    void onlyTheBestAreGivenBestFirst() throws IOException {
        ScoreDoc[] all = decoded.best(clauses("सोना loan"), 300);
        ScoreDoc[] five = decoded.best(clauses("सोना loan"), 5);

        assertThat(five).hasSize(5);
        assertThat(five)
                .extracting(hit -> hit.doc)
                .containsExactlyElementsOf(
                        List.of(all).subList(0, 5).stream().map(hit -> hit.doc).toList());
        assertThat(decoded.best(clauses("सोना loan"), 0)).isEmpty();
    }

    @Test
    void theSameHolders() throws IOException {
        int[] topics = {0, 3, 7, 150, 299};
        for (String word : WORDS) {
            String stem = ANALYSIS.words(word).getFirst().stem();
            boolean[] found = new boolean[topics.length];
            boolean[] expected = new boolean[topics.length];

            assertThat(decoded.holders(Coverage.FIELD + "STEM", stem, topics, found))
                    .isEqualTo(lucene.holders(Coverage.FIELD + "STEM", stem, topics, expected));
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void theSamePlaces() throws IOException {
        int known = 0;
        for (String word : WORDS) {
            String stem = ANALYSIS.words(word).getFirst().stem();
            for (int topic = 0; topic < 300; topic++) {
                int[] places = decoded.places(Closeness.FIELD, stem, topic);
                assertThat(places).isEqualTo(lucene.places(Closeness.FIELD, stem, topic));
                known += places.length;
            }
        }
        assertThat(known).isPositive();
    }
}
