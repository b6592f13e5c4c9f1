/** The path of a call from caller audio to agent audio; entry type {@link dev.kanak.pipeline.graph.CallGraph}. */
@NullMarked
package dev.kanak.pipeline.graph;

import org.jspecify.annotations.NullMarked;
