/**
 * Whole calls against the product as users start it: callers (a browser, libwebrtc), the scripts they speak, and the
 * judges of what came back. Everything here sees Kanak from outside, through HTTP, UDP and its process.
 */
@NullMarked
package dev.kanak.server.call;

import org.jspecify.annotations.NullMarked;
