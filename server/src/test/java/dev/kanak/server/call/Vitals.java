package dev.kanak.server.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process holds, seen from outside.
 *
 * @param threads of the operating system
 * @param liveHeapBytes on the Java heap after a full collection
 * @param openFiles open file descriptors, sockets included
 * @param udpSockets open UDP sockets
 * @param children child processes
 */
record Vitals(int threads, long liveHeapBytes, int openFiles, int udpSockets, long children) {

    private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    /** Collects the garbage of the JVM with this id and takes stock. */
    static Vitals of(long pid) {
        try {
            long heap = liveHeap(pid);
            Path proc = Path.of("/proc", Long.toString(pid));
            List<String> open = descriptors(proc);
            return new Vitals(threads(proc), heap, open.size(), udpSockets(proc, open), children(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int threads(Path proc) throws IOException {
        try (Stream<Path> tasks = Files.list(proc.resolve("task"))) {
            return (int) tasks.count();
        }
    }

    private static long children(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .count();
    }

    /** The class histogram counts live objects only, for which the JVM collects everything first. */
    private static long liveHeap(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = HISTOGRAM_TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException(
                    "jcmd printed no total: " + histogram.lines().limit(3).toList());
        }
        return Long.parseLong(total.group(1));
    }

    private static List<String> descriptors(Path proc) throws IOException {
        try (Stream<Path> links = Files.list(proc.resolve("fd"))) {
            return links.map(Vitals::target).toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static int udpSockets(Path proc, List<String> open) throws IOException {
        Set<String> inodes = open.stream()
                .map(SOCKET::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        try (Stream<String> v4 = Files.lines(proc.resolve("net/udp"));
                Stream<String> v6 = Files.lines(proc.resolve("net/udp6"))) {
            return (int) Stream.concat(v4, v6)
                    .map(line -> line.trim().split("\\s+", -1))
                    .filter(columns -> columns.length > 9 && inodes.contains(columns[9]))
                    .count();
        }
    }
}
