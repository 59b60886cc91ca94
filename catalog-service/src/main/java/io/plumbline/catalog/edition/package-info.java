/** Frameworks and their editions: DRAFT, PUBLISHED, DEPRECATED; immutable once published. */
@NullMarked
package io.plumbline.catalog.edition;

import org.jspecify.annotations.NullMarked;
