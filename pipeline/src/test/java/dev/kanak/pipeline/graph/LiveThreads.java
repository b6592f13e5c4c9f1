package dev.kanak.pipeline.graph;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The threads that live in this process, virtual ones too, which {@link Thread#getAllStackTraces} does not tell. */
final class LiveThreads {

    private static final Pattern NAME = Pattern.compile("\"name\": \"([^\"]+)\"");
    private static final int MOST_LOOKS = 100;

    private LiveThreads() {}

    /** Names that match and do not go away: a thread that has just said its last word is given time to end. */
    static List<String> remaining(Predicate<String> name) throws IOException {
        List<String> found = names(name);
        for (int look = 1; look < MOST_LOOKS && !found.isEmpty(); look++) {
            found = names(name);
        }
        return found;
    }

    /** Names that match now. */
    static List<String> names(Predicate<String> name) throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.json").toAbsolutePath();
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            return NAME.matcher(Files.readString(dump))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .filter(name)
                    .toList();
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }
}
