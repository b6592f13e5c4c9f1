@org.jspecify.annotations.NullMarked
package dev.kanak.pipeline.vad;
