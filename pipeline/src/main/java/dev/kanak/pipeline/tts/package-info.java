@org.jspecify.annotations.NullMarked
package dev.kanak.pipeline.tts;
