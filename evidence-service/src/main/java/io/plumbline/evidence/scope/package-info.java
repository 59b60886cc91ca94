/** What scope rules would catch, before a workload has them. */
@NullMarked
package io.plumbline.evidence.scope;

import org.jspecify.annotations.NullMarked;
