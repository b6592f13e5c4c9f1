package dev.kanak.rag.rerank;

import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import dev.kanak.rag.dense.TextFeatures;
import dev.kanak.rag.subword.SubwordTokenizer;
import dev.kanak.rag.subword.TokenBatch;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A question beside each passage, as a model's first graph takes them. */
sealed interface PairInputs extends AutoCloseable {

    /** Characters of a question that a tokeniser reads, so that room for the passage is left. */
    int QUESTION_CHARACTERS = 600;

    /** Demands of a graph the inputs that {@link #tensors} gives. */
    void check(Signature signature);

    /** The inputs; the outermost extent of each counts passages. */
    Map<String, Tensor> tensors(String question, List<String> passages, Signature signature);

    @Override
    default void close() {}

    /** Subwords of a published model. */
    record Subwords(SubwordTokenizer tokenizer) implements PairInputs {

        @Override
        public void check(Signature signature) {
            TokenBatch.check(signature);
        }

        @Override
        public Map<String, Tensor> tensors(String question, List<String> passages, Signature signature) {
            String cut =
                    question.length() > QUESTION_CHARACTERS ? question.substring(0, QUESTION_CHARACTERS) : question;
            return tokenizer.pairs(cut, passages).tensors(signature);
        }

        @Override
        public void close() {
            tokenizer.close();
        }
    }

    /**
     * Word features of the shipped model: {@code question} and {@code passage} i64[passages, words, features] with
     * room for as many words as are read, -1 for none.
     *
     * @param questionWords words of a question that are read
     * @param passageWords words of a passage that are read
     */
    record Features(int questionWords, int passageWords) implements PairInputs {

        private static final String QUESTION = "question";
        private static final String PASSAGE = "passage";

        @Override
        public void check(Signature signature) {
            signature
                    .requireInput(QUESTION, Signature.Type.INT64, -1, questionWords, -1)
                    .requireInput(PASSAGE, Signature.Type.INT64, -1, passageWords, -1);
        }

        @Override
        public Map<String, Tensor> tensors(String question, List<String> passages, Signature signature) {
            List<int[]> words = TextFeatures.wordsInOrder(question, questionWords);
            return Map.of(
                    QUESTION,
                    TextFeatures.tensor(Collections.nCopies(passages.size(), words), questionWords),
                    PASSAGE,
                    TextFeatures.tensor(
                            passages.stream()
                                    .map(passage -> TextFeatures.wordsInOrder(passage, passageWords))
                                    .toList(),
                            passageWords));
        }
    }
}
