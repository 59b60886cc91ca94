/** What the tests of all features build on. */
@NullMarked
package io.plumbline.reporting;

import org.jspecify.annotations.NullMarked;
