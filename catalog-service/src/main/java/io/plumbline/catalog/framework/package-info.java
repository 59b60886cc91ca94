/** The gRPC face of frameworks, editions and practices. */
@NullMarked
package io.plumbline.catalog.framework;

import org.jspecify.annotations.NullMarked;
