/** Voice activity, recognition, turn taking, synthesis and the call graph that joins them; start reading at {@link dev.kanak.pipeline.graph.CallGraph}. */
@NullMarked
package dev.kanak.pipeline;

import org.jspecify.annotations.NullMarked;
