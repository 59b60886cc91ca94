/** How people answer: one practice, several, or those of another assessment taken over. */
@NullMarked
package io.plumbline.assessment.answering;

import org.jspecify.annotations.NullMarked;
