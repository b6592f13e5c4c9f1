package dev.kanak.core.model;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names, types and shapes of a graph's inputs and outputs, in the graph's order. Immutable.
 *
 * @param file name of the graph's file, for messages
 */
public record Signature(String file, List<Port> inputs, List<Port> outputs) {

    /** Element type of a tensor. */
    public enum Type {
        FLOAT32,
        FLOAT16,
        INT64,
        INT32,
        BOOL,
        OTHER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One input or output.
     *
     * @param shape extents, outermost first; -1 where the graph takes any
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, when a model is loaded
    public record Port(String name, Type type, long[] shape) {

        @Override
        public String toString() {
            String extents = Arrays.stream(shape)
                    .mapToObj(extent -> extent < 0 ? "?" : Long.toString(extent))
                    .collect(Collectors.joining(","));
            return name + " " + type + "[" + extents + "]";
        }
    }

    /** The input of that name; empty if the graph has none. */
    public Optional<Port> input(String name) {
        return find(inputs, name);
    }

    /** The output of that name; empty if the graph has none. */
    public Optional<Port> output(String name) {
        return find(outputs, name);
    }

    /**
     * Demands an input.
     *
     * @param shape extents that it must have; -1 for any
     * @throws SpeechException (MODEL_FAILED) if it has another name, type, rank or extent; the message lists what was found
     */
    public Signature requireInput(String name, Type type, long... shape) {
        check("input", input(name), name, type, shape);
        return this;
    }

    /** Demands an output, as {@link #requireInput}. */
    public Signature requireOutput(String name, Type type, long... shape) {
        check("output", output(name), name, type, shape);
        return this;
    }

    /** Demands the input at a position, whatever its name, as {@link #requireInput}. */
    public Port requireInputAt(int index, String what, Type type, long... shape) {
        return at("input", inputs, index, what, type, shape);
    }

    /** Demands the output at a position, whatever its name, as {@link #requireInput}. */
    public Port requireOutputAt(int index, String what, Type type, long... shape) {
        return at("output", outputs, index, what, type, shape);
    }

    private Port at(String side, List<Port> ports, int index, String what, Type type, long[] shape) {
        Optional<Port> found = index < ports.size() ? Optional.of(ports.get(index)) : Optional.empty();
        check(side + " " + (index + 1), found, what, type, shape);
        return found.orElseThrow();
    }

    private void check(String side, Optional<Port> found, String name, Type type, long[] shape) {
        var wanted = new Port(name, type, shape);
        if (found.isEmpty() || found.get().type != type || !fits(found.get().shape, shape)) {
            throw new SpeechException(
                    Kind.MODEL_FAILED,
                    "%s: needs %s %s; found inputs %s and outputs %s".formatted(file, side, wanted, inputs, outputs),
                    false);
        }
    }

    private static boolean fits(long[] found, long[] wanted) {
        if (found.length != wanted.length) {
            return false;
        }
        for (int i = 0; i < found.length; i++) {
            if (found[i] >= 0 && wanted[i] >= 0 && found[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Port> find(List<Port> ports, String name) {
        return ports.stream().filter(port -> port.name.equals(name)).findFirst();
    }
}
