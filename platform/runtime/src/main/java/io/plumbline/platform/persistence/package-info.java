/** Tenant transactions, database roles and migrations. */
@NullMarked
package io.plumbline.platform.persistence;

import org.jspecify.annotations.NullMarked;
