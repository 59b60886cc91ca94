/** What is done time and again. */
@NullMarked
package io.plumbline.platform.schedule;

import org.jspecify.annotations.NullMarked;
