package dev.kanak.rag.subword;

import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts, or pairs of texts, as a published transformer takes them.
 *
 * @param ids of the subwords, row by row, each row filled up to the longest
 * @param mask 1 for a subword, 0 for filling
 * @param types which text of a pair a subword is of
 * @param rows texts
 * @param length subwords of a row
 */
@SuppressWarnings("ArrayRecordComponent") // inference path: handed over, not copied
public record TokenBatch(long[] ids, long[] mask, long[] types, int rows, int length) {

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    /** Demands of a graph the inputs that {@link #tensors} gives. */
    public static void check(Signature signature) {
        signature.requireInput(IDS, Signature.Type.INT64, -1, -1).requireInput(MASK, Signature.Type.INT64, -1, -1);
        if (signature.input(TYPES).isPresent()) {
            signature.requireInput(TYPES, Signature.Type.INT64, -1, -1);
        }
    }

    /** The inputs by the names that published graphs have; the types only if the graph takes them. */
    public Map<String, Tensor> tensors(Signature signature) {
        var shape = new long[] {rows, length};
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put(IDS, new Tensor.Longs(ids, shape));
        inputs.put(MASK, new Tensor.Longs(mask, shape));
        if (signature.input(TYPES).isPresent()) {
            inputs.put(TYPES, new Tensor.Longs(types, shape));
        }
        return inputs;
    }
}
