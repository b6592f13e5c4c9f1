package dev.kanak.rag.rerank;

import static java.util.Objects.requireNonNull;

import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cross-encoder: in one piece, from the pairs to a logit each; or cut into segments, a graph each, with the hidden states
 * handed from one to the next. Thread-safe.
 *
 * @param first from the pairs to the hidden states; to the logits if there are no segments
 * @param segments from hidden states to hidden states and, where it has a head, logits
 */
record CrossEncoder(PairInputs inputs, OnnxModel first, List<OnnxModel> segments) implements AutoCloseable {

    static final String HIDDEN = "hidden_states";
    static final String HIDDEN_IN = "hidden_states_in";
    static final String MASK = "extended_mask";
    static final String LOGITS = "logits";

    /** Parts of the model that run one after another, at least 1. */
    int depth() {
        return Math.max(1, segments.size());
    }

    Pass start(String question, List<String> passages) {
        return new Pass(inputs.tensors(question, passages, first.signature()));
    }

    /** One batch on its way through the model. One thread at a time. */
    final class Pass {

        private final Map<String, Tensor> pairs;
        private Tensor.Floats hidden = Tensor.Floats.zeros(0);
        private Tensor.Floats mask = Tensor.Floats.zeros(0);
        private int done;

        private Pass(Map<String, Tensor> pairs) {
            this.pairs = pairs;
        }

        /** Runs the next segment: a logit for each row; empty if the segment has no head. */
        Optional<double[]> next() {
            if (segments.isEmpty()) {
                done++;
                return logits(first.run(pairs));
            }
            if (done == 0) {
                Map<String, Tensor> embedded = first.run(pairs);
                hidden = floats(embedded, HIDDEN);
                mask = floats(embedded, MASK);
            }
            Map<String, Tensor> out = segments.get(done++).run(Map.of(HIDDEN_IN, hidden, MASK, mask));
            hidden = floats(out, HIDDEN);
            return logits(out);
        }

        /** Lets go of all rows but these, by their place in the batch as it is. */
        void keep(int[] rows) {
            if (!segments.isEmpty()) {
                hidden = Rows.only(hidden, rows);
                mask = Rows.only(mask, rows);
            }
        }

        private static Optional<double[]> logits(Map<String, Tensor> out) {
            return out.containsKey(LOGITS) ? Optional.of(Rows.firsts(floats(out, LOGITS))) : Optional.empty();
        }

        private static Tensor.Floats floats(Map<String, Tensor> out, String name) {
            return (Tensor.Floats) requireNonNull(out.get(name));
        }
    }

    @Override
    public void close() {
        inputs.close();
        first.close();
        segments.forEach(OnnxModel::close);
    }
}
