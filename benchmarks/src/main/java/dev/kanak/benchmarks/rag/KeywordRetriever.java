package dev.kanak.benchmarks.rag;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** A keyword retriever for LangChain4j, which has none in memory: BM25 over Lucene's Hindi analyser. Thread-safe. */
final class KeywordRetriever implements ContentRetriever {

    private static final String TEXT = "text";

    private final List<TextSegment> segments;
    private final int limit;
    private final Analyzer analyzer = new HindiAnalyzer();
    private final IndexSearcher searcher;

    KeywordRetriever(List<TextSegment> segments, int limit) throws IOException {
        this.segments = List.copyOf(segments);
        this.limit = limit;
        var directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (TextSegment segment : segments) {
                Document document = new Document();
                document.add(new TextField(TEXT, segment.text(), Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    @Override
    public List<Content> retrieve(Query query) {
        var words = new QueryBuilder(analyzer).createBooleanQuery(TEXT, query.text());
        if (words == null) {
            return List.of();
        }
        try {
            List<Content> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(words, limit).scoreDocs) {
                found.add(Content.from(segments.get(hit.doc)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
