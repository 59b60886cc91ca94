/** How evidence comes in: uploads and streams, batch by batch. */
@NullMarked
package io.plumbline.evidence.ingest;

import org.jspecify.annotations.NullMarked;
