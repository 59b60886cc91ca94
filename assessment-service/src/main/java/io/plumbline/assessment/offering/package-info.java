/** Makes and withdraws offers of answers, and hands what is offered to the heirs. */
@NullMarked
package io.plumbline.assessment.offering;

import org.jspecify.annotations.NullMarked;
