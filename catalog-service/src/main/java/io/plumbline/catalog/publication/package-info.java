/** Offers an edition for assessments, or withdraws it, and tells the other services. */
@NullMarked
package io.plumbline.catalog.publication;

import org.jspecify.annotations.NullMarked;
