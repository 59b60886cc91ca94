/** What operators do to prove the numbers and to put them right. */
@NullMarked
package io.plumbline.evidence.maintenance;

import org.jspecify.annotations.NullMarked;
