package dev.kanak.tools.branch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Branches by their position, in a Lucene index in memory: a circle around a point, nearest first. Immutable, thread-safe.
 */
final class BranchMap {

    private static final String POSITION = "position";
    private static final double METRES_PER_KM = 1000;

    private final List<Branch> branches;
    private final IndexSearcher searcher;

    BranchMap(List<Branch> branches) {
        this.branches = List.copyOf(branches);
        try {
            Directory directory = new ByteBuffersDirectory();
            try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (Branch branch : branches) {
                    Document document = new Document();
                    document.add(new LatLonPoint(POSITION, branch.lat(), branch.lon()));
                    document.add(new LatLonDocValuesField(POSITION, branch.lat(), branch.lon()));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail", e);
        }
    }

    /** Wanted branches within a distance of a point as the crow flies, nearest first. */
    List<BranchSearch.Hit> near(Place place, double withinKm, Predicate<Branch> wanted) {
        if (branches.isEmpty()) {
            return List.of();
        }
        try {
            TopDocs found = searcher.search(
                    LatLonPoint.newDistanceQuery(POSITION, place.lat(), place.lon(), withinKm * METRES_PER_KM),
                    branches.size(),
                    new Sort(LatLonDocValuesField.newDistanceSort(POSITION, place.lat(), place.lon())));
            List<BranchSearch.Hit> hits = new ArrayList<>();
            for (ScoreDoc hit : found.scoreDocs) {
                Branch branch = branches.get(hit.doc);
                if (wanted.test(branch)) {
                    double metres = (Double) ((FieldDoc) hit).fields[0];
                    hits.add(new BranchSearch.Hit(branch, OptionalDouble.of(metres / METRES_PER_KM)));
                }
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail", e);
        }
    }
}
