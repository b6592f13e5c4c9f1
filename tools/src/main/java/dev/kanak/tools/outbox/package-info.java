/**
 * What other systems are told of effects, without loss and without doubling: a row beside the effect in the same
 * transaction, delivered later and again until taken. Entry types: {@link dev.kanak.tools.outbox.Outbox} writes,
 * {@link dev.kanak.tools.outbox.Dispatcher} delivers on threads of its own, {@link dev.kanak.tools.outbox.Destination} is the
 * port of a receiver.
 */
@NullMarked
package dev.kanak.tools.outbox;

import org.jspecify.annotations.NullMarked;
