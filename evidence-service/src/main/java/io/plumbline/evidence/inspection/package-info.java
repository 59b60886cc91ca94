/** The full check of a ledger: everything that is stored against everything that was signed. */
@NullMarked
package io.plumbline.evidence.inspection;

import org.jspecify.annotations.NullMarked;
