/** Transactional outbox and inbox between PostgreSQL and Kafka, as CloudEvents. */
@NullMarked
package io.plumbline.platform.messaging;

import org.jspecify.annotations.NullMarked;
