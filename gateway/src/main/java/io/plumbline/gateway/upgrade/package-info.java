/** The way of an assessment to another edition: dry run, upgrade, and back. */
@NullMarked
package io.plumbline.gateway.upgrade;

import org.jspecify.annotations.NullMarked;
