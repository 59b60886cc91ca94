/** The board of improvements: who plans and closes them, and what it shows to whom. */
@NullMarked
package io.plumbline.assessment.planning;

import org.jspecify.annotations.NullMarked;
