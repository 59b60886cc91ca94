/** What people declare, with every revision of it. */
@NullMarked
package io.plumbline.assessment.answer;

import org.jspecify.annotations.NullMarked;
