/** Pages with made-up content, to look at and to test. */
@NullMarked
package io.plumbline.gateway.preview;

import org.jspecify.annotations.NullMarked;
