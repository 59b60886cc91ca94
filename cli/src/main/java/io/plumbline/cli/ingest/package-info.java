/** Scanner output on its way in. */
@NullMarked
package io.plumbline.cli.ingest;

import org.jspecify.annotations.NullMarked;
