@NullMarked
package io.plumbline.merkle.note;

import org.jspecify.annotations.NullMarked;
