/** The register of exceptions: what is accepted, until when, and who decided. */
@NullMarked
package io.plumbline.gateway.exception;

import org.jspecify.annotations.NullMarked;
