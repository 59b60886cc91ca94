/** What service tests stand on: real PostgreSQL and Kafka, an OIDC issuer, and house rules. */
@NullMarked
package io.plumbline.testing;

import org.jspecify.annotations.NullMarked;
