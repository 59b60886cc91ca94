/** What people attach to attestations: taken, kept by content, given back verified. */
@NullMarked
package io.plumbline.evidence.file;

import org.jspecify.annotations.NullMarked;
