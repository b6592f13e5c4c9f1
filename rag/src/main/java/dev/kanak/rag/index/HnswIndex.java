package dev.kanak.rag.index;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;

/** Vectors in a graph (Lucene's HNSW), for indexes too large to compare one by one. Thread-safe. */
public final class HnswIndex implements DenseIndex {

    private static final String VECTOR = "vector";
    private static final String ID = "id";

    /** Neighbours looked at, at least: with ten the tenth part of the best is missed, with fifty almost none. */
    private static final int BEAM = 50;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final int dimension;

    private HnswIndex(Directory directory) throws IOException {
        this.directory = directory;
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        dimension = reader.leaves().stream()
                .map(leaf -> leaf.reader().getFieldInfos().fieldInfo(VECTOR))
                .filter(info -> info != null)
                .mapToInt(FieldInfo::getVectorDimension)
                .findFirst()
                .orElse(0);
    }

    /** Writes vectors into an empty directory. */
    static void write(Directory directory, List<Embedded> vectors) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (Embedded each : vectors) {
                Document document = new Document();
                document.add(new KnnFloatVectorField(VECTOR, each.vector(), VectorSimilarityFunction.DOT_PRODUCT));
                document.add(new StoredField(ID, each.passageId()));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    /** Opens what {@link #write} wrote; the directory is closed with the index. */
    static HnswIndex open(Directory directory) throws IOException {
        return new HnswIndex(directory);
    }

    @Override
    public int size() {
        return reader.numDocs();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<Hit> search(float[] query, int limit, Deadline deadline) {
        if (query.length != dimension) {
            throw DenseFailure.wrongDimension(dimension, query.length);
        }
        if (deadline.hasPassed()) {
            throw DenseFailure.late();
        }
        try {
            KnnFloatVectorQuery nearest = new KnnFloatVectorQuery(VECTOR, query, Math.max(limit, BEAM));
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(nearest, Math.max(1, limit)).scoreDocs) {
                hits.add(new Hit(searcher.storedFields().document(hit.doc).get(ID), 2 * hit.score - 1));
            }
            return hits;
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.SEARCH_FAILED, "the index of vectors cannot be read", true, e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED, "the index of vectors cannot be closed", false, e);
        }
    }
}
