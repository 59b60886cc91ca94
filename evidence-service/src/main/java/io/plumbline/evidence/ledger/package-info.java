/** What is recorded for the ledger, in the transaction of what it records. */
@NullMarked
package io.plumbline.evidence.ledger;

import org.jspecify.annotations.NullMarked;
