/** Real PostgreSQL, Kafka and Keycloak as child processes that never outlive their parent. */
@NullMarked
package io.plumbline.embedded;

import org.jspecify.annotations.NullMarked;
