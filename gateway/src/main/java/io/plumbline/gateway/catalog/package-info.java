/** The catalog: editions and their practices. */
@NullMarked
package io.plumbline.gateway.catalog;

import org.jspecify.annotations.NullMarked;
