/** Frameworks and their editions. */
@NullMarked
package io.plumbline.cli.catalog;

import org.jspecify.annotations.NullMarked;
