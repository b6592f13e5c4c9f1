package dev.kanak.rag.index;

import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/** Stands for the content of an index: equal passages and an equal embedder give an equal version. */
final class IndexVersion {

    private static final int CHARACTERS = 16;

    private IndexVersion() {}

    static String of(Collection<Passage> passages, Optional<Embedder> embedder) {
        MessageDigest digest = sha256();
        digest.update(embedder.map(Embedder::fingerprint).orElse("").getBytes(StandardCharsets.UTF_8));
        for (Passage passage : passages) {
            for (String part : new String[] {
                passage.id(),
                passage.topicId(),
                passage.language().code(),
                passage.title(),
                passage.text(),
                new TreeMap<>(passage.metadata()).toString()
            }) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
