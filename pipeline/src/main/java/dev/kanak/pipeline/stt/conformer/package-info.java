/**
 * AI4Bharat's IndicConformer and other NeMo Conformers as they are published in ONNX: the 600M multilingual model with its
 * CTC and RNNT decoders, its repackaged layouts, and the single-graph CTC exports. Entry type: {@link
 * dev.kanak.pipeline.stt.conformer.ConformerModel}.
 *
 * <p>Models are shared and thread-safe.
 */
@NullMarked
package dev.kanak.pipeline.stt.conformer;

import org.jspecify.annotations.NullMarked;
