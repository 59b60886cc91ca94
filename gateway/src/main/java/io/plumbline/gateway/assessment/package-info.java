/** The assessment page: the wall, the list of practices, filters and live updates. */
@NullMarked
package io.plumbline.gateway.assessment;

import org.jspecify.annotations.NullMarked;
