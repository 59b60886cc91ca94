/** How an assessment is handed in and judged, and its single answers with it. */
@NullMarked
package io.plumbline.gateway.signoff;

import org.jspecify.annotations.NullMarked;
