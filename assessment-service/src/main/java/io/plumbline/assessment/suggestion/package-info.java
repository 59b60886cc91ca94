/** What could be answered, by what is observed or was answered elsewhere; people answer. */
@NullMarked
package io.plumbline.assessment.suggestion;

import org.jspecify.annotations.NullMarked;
