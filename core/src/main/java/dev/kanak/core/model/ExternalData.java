package dev.kanak.core.model;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files beside a graph that hold its weights, found by walking the graph's protocol buffer.
 *
 * <p>Weights stand in initialisers and in attributes of nodes, and either may name another file. Source: onnx.proto,
 * {@code TensorProto.external_data}.
 */
final class ExternalData {

    private static final int GRAPH_OF_MODEL = 7;
    private static final int NODE_OF_GRAPH = 1;
    private static final int INITIALIZER_OF_GRAPH = 5;
    private static final int ATTRIBUTE_OF_NODE = 5;
    private static final int TENSOR_OF_ATTRIBUTE = 5;
    private static final int GRAPH_OF_ATTRIBUTE = 6;
    private static final int TENSORS_OF_ATTRIBUTE = 10;
    private static final int GRAPHS_OF_ATTRIBUTE = 11;
    private static final int EXTERNAL_OF_TENSOR = 13;
    private static final int LISTED = 5;

    private final Set<String> locations = new TreeSet<>();

    private ExternalData() {}

    /**
     * The path to open a graph by: real where the graph and its weights are real files of one folder, as it was given
     * where they are links, since the weights are then found only beside the link.
     *
     * @throws SpeechException (MODEL_MISSING) if a file of weights is not there; it names the first few
     */
    static Path resolve(Path graph) {
        Set<String> locations = locations(graph);
        Path folder = graph.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return graph;
        }
        List<String> missing = locations.stream()
                .filter(location -> !Files.isRegularFile(folder.resolve(location)))
                .toList();
        if (!missing.isEmpty()) {
            String more = missing.size() > LISTED ? " and %d more".formatted(missing.size() - LISTED) : "";
            throw new SpeechException(
                    Kind.MODEL_MISSING,
                    "%s: its weights are in other files that are not beside it: %s%s"
                            .formatted(
                                    graph.getFileName(),
                                    String.join(", ", missing.subList(0, Math.min(LISTED, missing.size()))),
                                    more),
                    false);
        }
        try {
            Path real = folder.toRealPath();
            return real.resolve(String.valueOf(graph.getFileName()));
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_MISSING, "cannot read model " + graph.getFileName(), false, e);
        }
    }

    /** Names of the files that hold weights, relative to the graph's folder; none if all are inside, or it is no graph. */
    static Set<String> locations(Path graph) {
        try (var channel = FileChannel.open(graph, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                return Set.of();
            }
            var data = new ExternalData();
            data.model(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return data.locations;
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_MISSING, "cannot read model " + graph.getFileName(), false, e);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return Set.of();
        }
    }

    private void model(ByteBuffer model) {
        for (Field field : fields(model)) {
            if (field.number == GRAPH_OF_MODEL) {
                graph(field.body);
            }
        }
    }

    private void graph(ByteBuffer graph) {
        for (Field field : fields(graph)) {
            switch (field.number) {
                case NODE_OF_GRAPH -> node(field.body);
                case INITIALIZER_OF_GRAPH -> tensor(field.body);
                default -> {
                    // names, shapes and the like
                }
            }
        }
    }

    private void node(ByteBuffer node) {
        for (Field field : fields(node)) {
            if (field.number == ATTRIBUTE_OF_NODE) {
                attribute(field.body);
            }
        }
    }

    private void attribute(ByteBuffer attribute) {
        for (Field field : fields(attribute)) {
            switch (field.number) {
                case TENSOR_OF_ATTRIBUTE, TENSORS_OF_ATTRIBUTE -> tensor(field.body);
                case GRAPH_OF_ATTRIBUTE, GRAPHS_OF_ATTRIBUTE -> graph(field.body);
                default -> {
                    // numbers and texts
                }
            }
        }
    }

    private void tensor(ByteBuffer tensor) {
        for (Field field : fields(tensor)) {
            if (field.number == EXTERNAL_OF_TENSOR) {
                List<Field> entry = fields(field.body);
                if (text(entry, 1).equals("location")) {
                    locations.add(text(entry, 2));
                }
            }
        }
    }

    private static String text(List<Field> entry, int number) {
        return entry.stream()
                .filter(field -> field.number == number)
                .map(field ->
                        StandardCharsets.UTF_8.decode(field.body.duplicate()).toString())
                .findFirst()
                .orElse("");
    }

    /** A field that has a length; those of fixed size are left out. */
    private record Field(int number, ByteBuffer body) {}

    private static List<Field> fields(ByteBuffer message) {
        var fields = new ArrayList<Field>();
        ByteBuffer rest = message.duplicate();
        while (rest.hasRemaining()) {
            long key = varint(rest);
            switch ((int) (key & 7)) {
                case 0 -> varint(rest);
                case 1 -> rest.position(rest.position() + 8);
                case 2 -> {
                    int length = Math.toIntExact(varint(rest));
                    fields.add(new Field((int) (key >>> 3), rest.slice(rest.position(), length)));
                    rest.position(rest.position() + length);
                }
                case 5 -> rest.position(rest.position() + 4);
                default -> throw new IllegalArgumentException("not a protocol buffer");
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("not a protocol buffer");
    }
}
