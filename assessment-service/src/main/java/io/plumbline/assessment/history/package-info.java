/** How assessments once stood, derived anew from what was recorded. */
@NullMarked
package io.plumbline.assessment.history;

import org.jspecify.annotations.NullMarked;
