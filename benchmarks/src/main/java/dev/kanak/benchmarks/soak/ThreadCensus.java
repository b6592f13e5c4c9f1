package dev.kanak.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Names of all threads that live in this process, virtual ones too. */
final class ThreadCensus {

    private static final int MOST_LOOKS = 100;

    private ThreadCensus() {}

    /** Names that hold a text and do not go away: a thread that has just said its last word is given time to end. */
    static List<String> remaining(String text) throws IOException {
        List<String> found = List.of();
        for (int look = 0; look < MOST_LOOKS; look++) {
            found = names().stream().filter(name -> name.contains(text)).toList();
            if (found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    static List<String> names() throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.json").toAbsolutePath();
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            var names = new ArrayList<String>();
            JsonNode containers = new ObjectMapper()
                    .readTree(dump.toFile())
                    .path("threadDump")
                    .path("threadContainers");
            containers.forEach(container -> container
                    .path("threads")
                    .forEach(thread -> names.add(thread.path("name").asText())));
            return List.copyOf(names);
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }
}
