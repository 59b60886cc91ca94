/** What people declare, what the evidence says, and the table that holds one against the other. */
@NullMarked
package io.plumbline.assessment.verdict;

import org.jspecify.annotations.NullMarked;
