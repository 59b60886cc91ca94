/** Settings every service shares and the check that refuses unsafe ones. */
@NullMarked
package io.plumbline.platform.config;

import org.jspecify.annotations.NullMarked;
