/** Upgrades of assessments to other editions. */
@NullMarked
package io.plumbline.assessment.upgrade;

import org.jspecify.annotations.NullMarked;
