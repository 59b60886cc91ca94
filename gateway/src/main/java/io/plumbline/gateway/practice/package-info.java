/** The practice panel: answer, evidence, attestations, and why the verdict is what it is. */
@NullMarked
package io.plumbline.gateway.practice;

import org.jspecify.annotations.NullMarked;
