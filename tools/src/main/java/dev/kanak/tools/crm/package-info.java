/**
 * Leads and consents, and the customer relationship systems that are told of them.
 */
@NullMarked
package dev.kanak.tools.crm;

import org.jspecify.annotations.NullMarked;
