/**
 * Handing a caller over to a person. Entry type: {@link dev.kanak.tools.handover.TransferToHumanTool}.
 */
@NullMarked
package dev.kanak.tools.handover;

import org.jspecify.annotations.NullMarked;
