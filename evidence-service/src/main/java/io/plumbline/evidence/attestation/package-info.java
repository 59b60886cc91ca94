/** Evidence given by people. */
@NullMarked
package io.plumbline.evidence.attestation;

import org.jspecify.annotations.NullMarked;
