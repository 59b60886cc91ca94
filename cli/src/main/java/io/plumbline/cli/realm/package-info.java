/** The realm of the local stack: two sample organisations, their people and their machines. */
@NullMarked
package io.plumbline.cli.realm;

import org.jspecify.annotations.NullMarked;
