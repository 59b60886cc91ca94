/** The realm of the chart is that of the local stack. */
@NullMarked
package io.plumbline.deploy.realm;

import org.jspecify.annotations.NullMarked;
