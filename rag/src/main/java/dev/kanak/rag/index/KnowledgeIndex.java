package dev.kanak.rag.index;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.article.KnowledgeArticle;
import dev.kanak.rag.article.KnowledgeBase;
import dev.kanak.rag.article.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The knowledge of one lender, in memory, searched by BM25. Thread-safe.
 *
 * <p>A topic is one document: its translations are indexed together, so a question in any language can find it by a word of
 * any other. Words are indexed stemmed and as phonetic keys; a question is one flat disjunction of all forms of its words,
 * weighted by the script it is written in. Function words are left out. A topic that covers too little of the question's
 * meaning is not given.
 */
public final class KnowledgeIndex implements Retriever, AutoCloseable {

    /** Words of a question that are looked at; a caller's turn has a tenth of it. */
    private static final int MAX_WORDS = 64;

    private static final int CANDIDATES = 10;

    /** What a topic that covers nothing but matches keeps of its BM25 score. */
    private static final double COVERAGE_OFFSET = 0.2;

    /** A lower place is given only with this share of the best score. */
    private static final double WORTH_GIVING = 0.3;

    private final List<Topic> topics;
    private final FunctionWords functionWords = FunctionWords.load();
    private final Coverage coverage = new Coverage();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private KnowledgeIndex(KnowledgeBase knowledge) throws IOException {
        this.topics = knowledge.topics();
        write(knowledge);
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
    }

    /**
     * Reads a folder of articles and indexes it.
     *
     * @param variables figures that articles name as {@code {{name}}}
     * @throws RetrievalException (INVALID_ARTICLE) if an article is malformed; (INDEX_FAILED) if the folder cannot be read
     */
    public static KnowledgeIndex open(Path folder, Map<String, String> variables) {
        return of(KnowledgeBase.read(folder, variables));
    }

    /** Indexes articles. */
    public static KnowledgeIndex of(KnowledgeBase knowledge) {
        try {
            return new KnowledgeIndex(knowledge);
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED, "the knowledge cannot be indexed", false, e);
        }
    }

    @Override
    public List<Article> find(String query, Language language, int limit) {
        List<WordForms> words = WordForms.of(query, functionWords::any);
        Script script = Script.of(words, functionWords, language != Language.ENGLISH);
        List<WordForms> content = content(words, script);
        if (content.isEmpty() || limit < 1) {
            return List.of();
        }
        Weights weights = Weights.of(script);
        List<Scored> ranked = ranked(content, weights);
        if (ranked.isEmpty() || !answers(ranked.getFirst(), weights)) {
            return List.of();
        }
        double floor = ranked.getFirst().score() * WORTH_GIVING;
        return ranked.stream()
                .filter(hit -> hit.score() >= floor && !isOutside(hit))
                .limit(limit)
                .map(hit -> article(topics.get(hit.topic()).in(language), hit.score()))
                .toList();
    }

    private boolean answers(Scored hit, Weights weights) {
        return hit.coverage() >= weights.coverage() && !isOutside(hit);
    }

    private boolean isOutside(Scored hit) {
        return hit.topic() >= topics.size();
    }

    private record Scored(int topic, double score, double coverage) {}

    private List<Scored> ranked(List<WordForms> content, Weights weights) {
        Coverage.Question question = coverage.question(content, weights);
        List<Scored> ranked = new ArrayList<>();
        for (ScoreDoc hit : search(query(question, weights), CANDIDATES)) {
            double covered = question.coveredBy(hit.doc);
            ranked.add(new Scored(hit.doc, hit.score * (COVERAGE_OFFSET + covered), covered));
        }
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        return ranked;
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new RetrievalException(RetrievalException.Kind.INDEX_FAILED, "the index cannot be closed", false, e);
        }
    }

    private List<WordForms> content(List<WordForms> words, Script script) {
        return words.stream()
                .filter(word -> !isFunctionWord(word, script))
                .distinct()
                .limit(MAX_WORDS)
                .toList();
    }

    private boolean isFunctionWord(WordForms word, Script script) {
        return switch (script) {
            case DEVANAGARI -> functionWords.hindi(word.surface()) || functionWords.english(word.surface());
            case ROMAN_HINDI -> functionWords.romanHindi(word.surface());
            case ENGLISH -> functionWords.english(word.surface());
        };
    }

    private boolean isFunctionWord(WordForms word) {
        return functionWords.hindi(word.surface()) || functionWords.english(word.surface());
    }

    private static Query query(Coverage.Question question, Weights weights) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        question.forEach((word, rarity) -> {
            for (Form form : Form.values()) {
                if (form.weight(weights) > 0 && !form.of(word).isEmpty()) {
                    addParts(query, form, form.of(word), form.weight(weights) * (float) rarity);
                }
            }
        });
        return query.build();
    }

    private static void addParts(BooleanQuery.Builder query, Form form, String term, float weight) {
        for (Part part : Part.values()) {
            Query match = new TermQuery(new Term(part.field(form), term));
            query.add(new BoostQuery(match, weight * part.weight()), BooleanClause.Occur.SHOULD);
        }
    }

    private ScoreDoc[] search(Query query, int limit) {
        try {
            return searcher.search(query, limit).scoreDocs;
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.SEARCH_FAILED, "the knowledge cannot be searched", true, e);
        }
    }

    /** Topics first, in order, so that a document's number is its topic's; then the subjects outside. */
    private void write(KnowledgeBase knowledge) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (Topic topic : topics) {
                writer.addDocument(document(part -> part.text(topic)));
            }
            for (String subject : knowledge.outside()) {
                writer.addDocument(document(part -> part == Part.ASKED ? subject : ""));
            }
            writer.forceMerge(1);
        }
    }

    private Document document(Function<Part, String> text) {
        Document document = new Document();
        List<WordForms> all = new ArrayList<>();
        for (Part part : Part.values()) {
            List<WordForms> words = WordForms.of(text.apply(part), functionWords::any).stream()
                    .filter(word -> !isFunctionWord(word))
                    .toList();
            all.addAll(words);
            for (Form form : Form.values()) {
                List<String> terms = words.stream()
                        .map(form::of)
                        .filter(term -> !term.isEmpty())
                        .toList();
                document.add(field(part.field(form), terms));
            }
        }
        coverage.add(all);
        return document;
    }

    private static Field field(String name, List<String> terms) {
        return new TextField(name, new TermStream(terms));
    }

    private static Article article(KnowledgeArticle article, double score) {
        return new Article(article.id(), article.title(), article.body(), article.language(), score);
    }
}
