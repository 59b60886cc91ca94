/** The audit trail of all services, and the check of its chains. */
@NullMarked
package io.plumbline.reporting.audit;

import org.jspecify.annotations.NullMarked;
