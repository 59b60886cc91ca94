/** {@code plumbline upgrade}: assessments carried to another edition. */
@NullMarked
package io.plumbline.cli.upgrade;

import org.jspecify.annotations.NullMarked;
