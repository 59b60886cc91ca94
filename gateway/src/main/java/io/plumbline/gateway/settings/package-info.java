/** What a workload is: read by all who see it, changed, archived and restored by administrators. */
@NullMarked
package io.plumbline.gateway.settings;

import org.jspecify.annotations.NullMarked;
