/**
 * What the catalog published: editions with their practices, and the concepts that rules speak to.
 */
@NullMarked
package io.plumbline.assessment.edition;

import org.jspecify.annotations.NullMarked;
