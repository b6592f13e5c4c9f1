/**
 * Arguments of a tool: their JSON schema, the check of what came against it, and typed reading.
 */
@NullMarked
package dev.kanak.tools.argument;

import org.jspecify.annotations.NullMarked;
