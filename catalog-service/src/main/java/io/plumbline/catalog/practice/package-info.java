/** The practices of an edition: read one, list them in their order, search them. */
@NullMarked
package io.plumbline.catalog.practice;

import org.jspecify.annotations.NullMarked;
