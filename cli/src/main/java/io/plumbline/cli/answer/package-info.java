/** What people declare. */
@NullMarked
package io.plumbline.cli.answer;

import org.jspecify.annotations.NullMarked;
