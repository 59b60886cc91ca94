/** The findings explorer and the page of one finding. */
@NullMarked
package io.plumbline.gateway.finding;

import org.jspecify.annotations.NullMarked;
