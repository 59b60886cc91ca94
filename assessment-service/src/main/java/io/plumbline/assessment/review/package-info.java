/** What people do with an assessment: start it, read it, ask why. */
@NullMarked
package io.plumbline.assessment.review;

import org.jspecify.annotations.NullMarked;
