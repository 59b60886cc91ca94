/** What the evidence says of each concept of each workload, kept whether it is assessed or not. */
@NullMarked
package io.plumbline.assessment.observed;

import org.jspecify.annotations.NullMarked;
