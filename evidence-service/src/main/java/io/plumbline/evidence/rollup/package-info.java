/** The numbers per workload, concept and kind of source, and the events that tell them. */
@NullMarked
package io.plumbline.evidence.rollup;

import org.jspecify.annotations.NullMarked;
