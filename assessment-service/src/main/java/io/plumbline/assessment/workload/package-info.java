/** What is reviewed, and who may see it. */
@NullMarked
package io.plumbline.assessment.workload;

import org.jspecify.annotations.NullMarked;
