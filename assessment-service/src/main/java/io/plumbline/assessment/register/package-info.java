/** The register of exceptions: who asks for them, who decides, and how they end. */
@NullMarked
package io.plumbline.assessment.register;

import org.jspecify.annotations.NullMarked;
