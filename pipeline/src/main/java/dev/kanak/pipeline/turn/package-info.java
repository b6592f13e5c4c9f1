/** Deciding whose turn it is to speak, without clocks or threads: endpointing, barge-in, backchannels and silence. */
@NullMarked
package dev.kanak.pipeline.turn;

import org.jspecify.annotations.NullMarked;
