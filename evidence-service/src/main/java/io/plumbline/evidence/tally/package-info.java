/** How many findings there are per rule and account, and how many of them reach nothing. */
@NullMarked
package io.plumbline.evidence.tally;

import org.jspecify.annotations.NullMarked;
