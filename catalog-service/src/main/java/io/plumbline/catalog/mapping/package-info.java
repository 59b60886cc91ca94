/** Tables from a scanner's rules to concepts. */
@NullMarked
package io.plumbline.catalog.mapping;

import org.jspecify.annotations.NullMarked;
