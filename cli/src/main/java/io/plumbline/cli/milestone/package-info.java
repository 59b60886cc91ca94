/** Milestones: the list, freezing one, comparing two, and the chain hashed anew here. */
@NullMarked
package io.plumbline.cli.milestone;

import org.jspecify.annotations.NullMarked;
