/** Reports: asked for, followed while they are made, downloaded. */
@NullMarked
package io.plumbline.gateway.report;

import org.jspecify.annotations.NullMarked;
