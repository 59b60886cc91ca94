/** The built-in content that the product ships, and how it is loaded at first start. */
@NullMarked
package io.plumbline.catalog.seed;

import org.jspecify.annotations.NullMarked;
