package dev.kanak.rag.qdrant;

import java.net.URI;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract against the server that QDRANT_URL names; QDRANT_API_KEY is sent if it is set. */
@Tag("external")
@EnabledIfEnvironmentVariable(named = "QDRANT_URL", matches = ".+")
final class RealQdrantIT extends QdrantContract {

    @BeforeAll
    static void say() {
        Logger.getLogger(RealQdrantIT.class.getName())
                .info("QDRANT the contract runs against the server of QDRANT_URL");
    }

    @Override
    URI address() {
        return URI.create(String.valueOf(System.getenv("QDRANT_URL")));
    }

    @Override
    Optional<String> apiKey() {
        return Optional.ofNullable(System.getenv("QDRANT_API_KEY"));
    }
}
