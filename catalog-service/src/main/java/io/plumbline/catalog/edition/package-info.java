/** Frameworks, their editions and practices: what is stored, published and listed. */
@NullMarked
package io.plumbline.catalog.edition;

import org.jspecify.annotations.NullMarked;
