package dev.kanak.rag.index;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.search.DenseIndex;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * An index on disk: a folder with the passages, the index of words, the vectors and, in {@code manifest.json}, a digest of
 * each file, all of which are checked when it is opened.
 */
public final class IndexFolder {

    private static final int FORMAT = 1;
    private static final String MANIFEST = "manifest.json";
    private static final String PASSAGES = "passages.json";
    private static final String WORDS = "words";
    private static final String VECTORS = "vectors.f32";
    private static final String GRAPH = "graph";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Manifest(int format, String version, String embedder, int dimension, Map<String, String> files) {}

    private record Stored(
            String id, String topicId, String language, String title, String text, Map<String, String> metadata) {}

    private IndexFolder() {}

    /**
     * Writes an index of passages into a folder that is empty or not there yet.
     *
     * @throws RetrievalException (INDEX_FAILED) if that is not possible
     */
    public static void write(
            Path folder, Collection<Passage> passages, TextAnalysis analysis, Optional<Embedder> embedder) {
        try {
            Files.createDirectories(folder);
            JSON.writeValue(
                    folder.resolve(PASSAGES).toFile(),
                    passages.stream().map(IndexFolder::stored).toList());
            try (Directory words = FSDirectory.open(folder.resolve(WORDS))) {
                PassageIndex.writeWords(words, PassageIndex.byTopic(passages).values(), analysis);
            }
            if (embedder.isPresent()) {
                writeVectors(folder, Embedding.of(passages, embedder.get()));
            }
            Manifest manifest = new Manifest(
                    FORMAT,
                    IndexVersion.of(passages, embedder),
                    embedder.map(Embedder::fingerprint).orElse(""),
                    embedder.map(Embedder::dimension).orElse(0),
                    digests(folder));
            JSON.writeValue(folder.resolve(MANIFEST).toFile(), manifest);
        } catch (IOException e) {
            throw failed(folder, "cannot be written", e);
        }
    }

    /**
     * Opens what {@link #write} wrote.
     *
     * @param embedder must be the one that embedded the passages; without one the vectors are left alone
     * @throws RetrievalException (INDEX_FAILED) if the folder is missing, damaged, of another format, or of another embedder
     */
    public static PassageIndex open(Path folder, Optional<Embedder> embedder) {
        try {
            Manifest manifest = JSON.readValue(folder.resolve(MANIFEST).toFile(), Manifest.class);
            check(folder, manifest, embedder);
            List<Passage> passages = new ArrayList<>();
            for (Stored stored : JSON.readValue(folder.resolve(PASSAGES).toFile(), Stored[].class)) {
                passages.add(passage(stored));
            }
            Optional<DenseIndex> vectors =
                    embedder.isPresent() ? vectors(folder, manifest.dimension()) : Optional.empty();
            Directory words = FSDirectory.open(folder.resolve(WORDS));
            return new PassageIndex(
                    PassageIndex.byTopic(passages), words, vectors, manifest.version(), WordScoring.KNOWLEDGE);
        } catch (JacksonException e) {
            throw failed(folder, "is damaged: " + MANIFEST + " or " + PASSAGES + " cannot be read; build it again", e);
        } catch (IOException e) {
            throw failed(folder, "cannot be read; build it again", e);
        }
    }

    private static void check(Path folder, Manifest manifest, Optional<Embedder> embedder) throws IOException {
        if (manifest.format() != FORMAT) {
            throw failed(folder, "has another format; build it again");
        }
        if (embedder.isPresent() && !embedder.get().fingerprint().equals(manifest.embedder())) {
            throw failed(folder, "was embedded by another model; build it again");
        }
        Map<String, String> files = digests(folder);
        for (Map.Entry<String, String> expected : manifest.files().entrySet()) {
            if (!expected.getValue().equals(files.get(expected.getKey()))) {
                throw failed(folder, "is damaged: " + expected.getKey() + "; build it again");
            }
        }
    }

    private static void writeVectors(Path folder, List<Embedded> vectors) throws IOException {
        if (vectors.size() >= PassageIndex.GRAPH_FROM) {
            try (Directory graph = FSDirectory.open(folder.resolve(GRAPH))) {
                HnswIndex.write(graph, vectors);
            }
            return;
        }
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve(VECTORS))))) {
            out.writeInt(vectors.size());
            for (Embedded each : vectors) {
                out.writeUTF(each.passageId());
                for (float value : each.vector()) {
                    out.writeFloat(value);
                }
            }
        }
    }

    private static Optional<DenseIndex> vectors(Path folder, int dimension) throws IOException {
        if (Files.isDirectory(folder.resolve(GRAPH))) {
            return Optional.of(HnswIndex.open(FSDirectory.open(folder.resolve(GRAPH))));
        }
        List<Embedded> vectors = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(VECTORS))))) {
            for (int left = in.readInt(); left > 0; left--) {
                String id = in.readUTF();
                float[] vector = new float[dimension];
                for (int i = 0; i < dimension; i++) {
                    vector[i] = in.readFloat();
                }
                vectors.add(new Embedded(id, vector));
            }
        }
        return Optional.of(new ExactIndex(dimension, vectors));
    }

    /** The digest of every file of the folder but the manifest and Lucene's lock, by its path. */
    private static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals(MANIFEST) && !name.endsWith(".lock")) {
                    digests.put(name, digest(file));
                }
            }
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = IndexVersion.sha256();
        try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
            long _ = in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Stored stored(Passage passage) {
        return new Stored(
                passage.id(),
                passage.topicId(),
                passage.language().code(),
                passage.title(),
                passage.text(),
                passage.metadata());
    }

    private static Passage passage(Stored stored) throws IOException {
        Language language =
                Language.of(stored.language()).orElseThrow(() -> new IOException("a passage has an unknown language"));
        return new Passage(stored.id(), stored.topicId(), language, stored.title(), stored.text(), stored.metadata());
    }

    private static RetrievalException failed(Path folder, String why) {
        return new RetrievalException(RetrievalException.Kind.INDEX_FAILED, "the index " + folder + " " + why, false);
    }

    private static RetrievalException failed(Path folder, String why, Exception cause) {
        return new RetrievalException(
                RetrievalException.Kind.INDEX_FAILED, "the index " + folder + " " + why, false, cause);
    }
}
