/** Tests of the running service: real PostgreSQL, Kafka and tokens. */
@NullMarked
package io.plumbline.evidence;

import org.jspecify.annotations.NullMarked;
