package dev.kanak.pipeline.stt.conformer;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.pipeline.stt.conformer.ConformerConfig.Decoder;
import dev.kanak.pipeline.stt.window.Precision;
import dev.kanak.pipeline.stt.window.UsableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The folder layouts in which Conformers are published, told by their files. */
enum ConformerLayout {
    /** AI4Bharat's own: {@code assets/encoder.onnx}, {@code assets/ctc_decoder.onnx}, joint networks, {@code vocab.json}. */
    AI4BHARAT("encoder.onnx"),
    /** Encoder and CTC decoder repackaged: {@code encoder-model.onnx}, {@code ctc_decoder-model.onnx}, {@code vocab.txt}. */
    REPACKAGED("encoder-model.onnx"),
    /** One CTC graph in the onnx-asr layout: {@code model.onnx} or {@code model.int8.onnx}, {@code vocab.txt}. */
    SINGLE("vocab.txt");

    private static final int LISTED = 20;

    private final String mark;

    ConformerLayout(String mark) {
        this.mark = mark;
    }

    /** A network and the feature frames in one of its frames, as seen in a first run. */
    record Tried(Network network, int subsampling) {}

    /**
     * Loads the network of a folder.
     *
     * @param tryOut runs a network once and tells its subsampling
     */
    static Tried load(ConformerConfig config, ToIntFunction<Network> tryOut) {
        Path folder = Files.isDirectory(config.directory().resolve("assets"))
                ? config.directory().resolve("assets")
                : config.directory();
        ConformerLayout layout = Stream.of(values())
                .filter(each -> Files.isRegularFile(folder.resolve(each.mark)))
                .findFirst()
                .orElseThrow(() -> unknown(config.directory()));
        if (config.decoder() == Decoder.RNNT && layout != AI4BHARAT) {
            throw new SpeechException(
                    Kind.MODEL_FAILED, "only the 600M model in AI4Bharat's own layout has an RNNT decoder", false);
        }
        Function<Path, Tried> load = file -> tried(layout.load(config, folder, file), tryOut);
        return UsableFile.load(layout.candidates(folder, config.precision()), load);
    }

    private static Tried tried(Network network, ToIntFunction<Network> tryOut) {
        try {
            return new Tried(network, tryOut.applyAsInt(network));
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private List<Path> candidates(Path folder, Precision precision) {
        String base = switch (this) {
            case AI4BHARAT -> "encoder";
            case REPACKAGED -> "encoder-model";
            case SINGLE -> "model";
        };
        Path full = folder.resolve(base + ".onnx");
        Path quantised = folder.resolve(base + ".int8.onnx");
        return precision == Precision.FP32 ? List.of(full) : List.of(quantised, full);
    }

    private Network load(ConformerConfig config, Path folder, Path file) {
        int threads = config.intraOpThreads();
        return switch (this) {
            case AI4BHARAT -> ai4bharat(config, folder, file);
            case REPACKAGED ->
                SplitCtc.load(
                        file,
                        Encoded.Ports.REPACKAGED,
                        folder.resolve("ctc_decoder-model.onnx"),
                        SplitCtc.HeadPorts.REPACKAGED,
                        Pieces.ofLines(folder.resolve("vocab.txt"), config.language()),
                        threads);
            case SINGLE ->
                SingleCtc.load(file, Pieces.ofLines(folder.resolve("vocab.txt"), config.language()), threads);
        };
    }

    private static Network ai4bharat(ConformerConfig config, Path assets, Path encoder) {
        Pieces pieces =
                Pieces.ofMasks(assets.resolve("vocab.json"), assets.resolve("language_masks.json"), config.language());
        return switch (config.decoder()) {
            case CTC ->
                SplitCtc.load(
                        encoder,
                        Encoded.Ports.AI4BHARAT,
                        assets.resolve("ctc_decoder.onnx"),
                        SplitCtc.HeadPorts.AI4BHARAT,
                        pieces,
                        config.intraOpThreads());
            case RNNT ->
                Rnnt.load(
                        assets,
                        config.language(),
                        RnntSettings.read(config.directory().resolve("config.json")),
                        pieces,
                        config.intraOpThreads());
        };
    }

    private static SpeechException unknown(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new SpeechException(Kind.MODEL_MISSING, "there is no folder " + directory.getFileName(), false);
        }
        return new SpeechException(
                Kind.MODEL_MISSING,
                "folder %s has none of assets/encoder.onnx, encoder-model.onnx, model.onnx with vocab.txt; found %s"
                        .formatted(directory.getFileName(), names(directory)),
                false);
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(LISTED)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
