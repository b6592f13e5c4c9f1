package dev.kanak.transport.opus;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.kanak.core.error.TransportException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * libopus, bound once per process through the foreign-function API. Thread-safe.
 *
 * <p>Buffers live off-heap, so no call holds off the garbage collector.
 */
public final class OpusLibrary {

    private static final String FILE = "libopus.so.0";
    private static final AtomicInteger OPEN_CODECS = new AtomicInteger();

    final MethodHandle version;
    final MethodHandle encoderCreate;
    final MethodHandle encoderDestroy;
    final MethodHandle encoderControl;
    final MethodHandle encode;
    final MethodHandle decoderCreate;
    final MethodHandle decoderDestroy;
    final MethodHandle decode;
    final MethodHandle packetSamples;

    private static final class Holder {
        static final OpusLibrary LIBRARY = new OpusLibrary();
    }

    @SuppressWarnings("restricted") // binding native code is this class's purpose
    private OpusLibrary() {
        SymbolLookup symbols = SymbolLookup.libraryLookup(FILE, Arena.global());
        version = bind(symbols, "opus_get_version_string", FunctionDescriptor.of(ADDRESS));
        encoderCreate = bind(
                symbols, "opus_encoder_create", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
        encoderDestroy = bind(symbols, "opus_encoder_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        encoderControl = bind(
                symbols,
                "opus_encoder_ctl",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                Linker.Option.firstVariadicArg(2));
        encode = bind(
                symbols, "opus_encode", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
        decoderCreate =
                bind(symbols, "opus_decoder_create", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
        decoderDestroy = bind(symbols, "opus_decoder_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        decode = bind(
                symbols,
                "opus_decode",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        packetSamples = bind(
                symbols, "opus_packet_get_nb_samples", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    }

    @SuppressWarnings("restricted") // binding native code is this class's purpose
    private static MethodHandle bind(
            SymbolLookup symbols, String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor, options);
    }

    /**
     * The library.
     *
     * @throws TransportException (CODEC_FAILED) if libopus is not installed
     */
    static OpusLibrary get() {
        try {
            return Holder.LIBRARY;
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new TransportException(
                    TransportException.Kind.CODEC_FAILED,
                    FILE + " cannot be loaded: install the Debian package libopus0",
                    false,
                    e);
        }
    }

    /**
     * Name and version of the library, e.g. {@code libopus 1.3.1}.
     *
     * @throws TransportException (CODEC_FAILED) if libopus is not installed
     */
    @SuppressWarnings("restricted") // the string is libopus's own and ends with a zero
    public static String version() {
        try {
            return ((MemorySegment) get().version.invokeExact()).reinterpret(64).getString(0);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Encoders and decoders not yet closed, in the whole process. */
    public static int openCodecs() {
        return OPEN_CODECS.get();
    }

    /**
     * A codec that libopus made, freed when {@code arena} closes; using it then throws instead of crashing.
     *
     * @param destroy frees it
     */
    @SuppressWarnings("restricted") // ties the native object's life to the arena's
    static MemorySegment adopt(MemorySegment codec, Arena arena, MethodHandle destroy) {
        OPEN_CODECS.incrementAndGet();
        return codec.reinterpret(arena, freed -> {
            OPEN_CODECS.decrementAndGet();
            free(freed, destroy);
        });
    }

    private static void free(MemorySegment codec, MethodHandle destroy) {
        try {
            destroy.invokeExact(codec);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int checked(int result) {
        if (result < 0) {
            throw new TransportException(TransportException.Kind.CODEC_FAILED, "libopus error " + result, false);
        }
        return result;
    }

    static IllegalStateException unexpected(Throwable cause) {
        return new IllegalStateException("a libopus function is bound with the wrong type", cause);
    }
}
