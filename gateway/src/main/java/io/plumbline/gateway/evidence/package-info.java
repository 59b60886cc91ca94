/** What the pages of the evidence section have in common: tabs, addresses, paging. */
@NullMarked
package io.plumbline.gateway.evidence;

import org.jspecify.annotations.NullMarked;
