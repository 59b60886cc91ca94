/** Which concepts a rule or a practice stands for, as the catalog publishes it. */
@NullMarked
package io.plumbline.evidence.mapping;

import org.jspecify.annotations.NullMarked;
