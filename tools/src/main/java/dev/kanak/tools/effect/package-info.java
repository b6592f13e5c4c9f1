/**
 * Tools whose effects happen once: the frame they share. Entry type: {@link dev.kanak.tools.effect.EffectTool}.
 */
@NullMarked
package dev.kanak.tools.effect;

import org.jspecify.annotations.NullMarked;
