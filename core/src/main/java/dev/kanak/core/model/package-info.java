/**
 * The one wrapper around ONNX Runtime; its types do not leave this package.
 */
@NullMarked
package dev.kanak.core.model;

import org.jspecify.annotations.NullMarked;
