@NullMarked
package io.plumbline.merkle;

import org.jspecify.annotations.NullMarked;
