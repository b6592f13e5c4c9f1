package dev.kanak.rag.rerank;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.subword.SubwordTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads the reranker that is configured. */
public final class Rerankers {

    private static final long[] ANY_OF_THREE = {-1, 1, -1};
    private static final long[] ANY_OF_FOUR = {-1, 1, -1, -1};

    private Rerankers() {}

    /**
     * Loads a model; the kind is told from the files in its folder.
     *
     * @param pool runs it
     * @throws SpeechException (MODEL_MISSING) if a file is not there, naming it; (MODEL_FAILED) if one is not usable, saying why
     */
    public static Reranker load(RerankerConfig config, InferencePool pool) {
        return new CrossEncoderReranker(model(config.folder(), config.maxTokens()), config, pool);
    }

    static CrossEncoder model(Path folder, int maxTokens) {
        Path segments = folder.resolve("segments.json");
        return Files.exists(segments) ? inSegments(folder, maxTokens, segments) : whole(folder, maxTokens);
    }

    private static CrossEncoder whole(Path folder, int maxTokens) {
        Path published = folder.resolve("onnx/model.onnx");
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            OnnxModel graph = open(Files.exists(published) ? published : folder.resolve("model.onnx"), opened);
            graph.signature().requireOutput(CrossEncoder.LOGITS, Signature.Type.FLOAT32, -1, 1);
            PairInputs inputs = subwords(folder, maxTokens, opened);
            inputs.check(graph.signature());
            return new CrossEncoder(inputs, graph, List.of());
        } catch (SpeechException e) {
            close(opened);
            throw e;
        }
    }

    private static CrossEncoder inSegments(Path folder, int maxTokens, Path file) {
        SegmentsFile layout = SegmentsFile.read(file);
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            OnnxModel first = open(folder.resolve(layout.embeddings()), opened);
            int width = width(first.signature());
            List<OnnxModel> segments = new ArrayList<>();
            for (SegmentsFile.Part part : layout.segments()) {
                OnnxModel segment = open(folder.resolve(part.file()), opened);
                check(segment.signature(), part.hasHead(), width);
                segments.add(segment);
            }
            PairInputs inputs =
                    layout.words().isPresent() ? features(layout.words().get()) : subwords(folder, maxTokens, opened);
            inputs.check(first.signature());
            return new CrossEncoder(inputs, first, segments);
        } catch (SpeechException e) {
            close(opened);
            throw e;
        }
    }

    private static PairInputs features(SegmentsFile.Words words) {
        return new PairInputs.Features(words.questionWords(), words.passageWords());
    }

    private static PairInputs subwords(Path folder, int maxTokens, List<AutoCloseable> opened) {
        var tokenizer = SubwordTokenizer.load(folder.resolve("tokenizer.json"), maxTokens);
        opened.add(tokenizer);
        return new PairInputs.Subwords(tokenizer);
    }

    private static OnnxModel open(Path file, List<AutoCloseable> opened) {
        OnnxModel graph = OnnxModel.load(file);
        opened.add(graph);
        return graph;
    }

    /** Width of the hidden states, -1 if the graph does not say. */
    private static int width(Signature first) {
        first.requireOutput(CrossEncoder.HIDDEN, Signature.Type.FLOAT32, -1, -1, -1);
        long[] mask = first.output(CrossEncoder.MASK).map(Signature.Port::shape).orElse(new long[3]);
        first.requireOutput(CrossEncoder.MASK, Signature.Type.FLOAT32, mask.length == 4 ? ANY_OF_FOUR : ANY_OF_THREE);
        return Math.toIntExact(first.output(CrossEncoder.HIDDEN).orElseThrow().shape()[2]);
    }

    private static void check(Signature segment, boolean hasHead, int width) {
        long[] mask =
                segment.input(CrossEncoder.MASK).map(Signature.Port::shape).orElse(new long[3]);
        segment.requireInput(CrossEncoder.HIDDEN_IN, Signature.Type.FLOAT32, -1, -1, width)
                .requireInput(CrossEncoder.MASK, Signature.Type.FLOAT32, mask.length == 4 ? ANY_OF_FOUR : ANY_OF_THREE)
                .requireOutput(CrossEncoder.HIDDEN, Signature.Type.FLOAT32, -1, -1, width);
        if (hasHead) {
            segment.requireOutput(CrossEncoder.LOGITS, Signature.Type.FLOAT32, -1, 1);
        }
    }

    private static void close(List<AutoCloseable> opened) {
        for (AutoCloseable resource : opened) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close a model", e);
            }
        }
    }
}
