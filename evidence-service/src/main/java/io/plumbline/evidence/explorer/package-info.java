/** Reading and filtering what is stored of findings. */
@NullMarked
package io.plumbline.evidence.explorer;

import org.jspecify.annotations.NullMarked;
