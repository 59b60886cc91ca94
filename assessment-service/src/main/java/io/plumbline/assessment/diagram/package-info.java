/** The architecture diagrams of workloads. */
@NullMarked
package io.plumbline.assessment.diagram;

import org.jspecify.annotations.NullMarked;
