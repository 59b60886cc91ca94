/** What every list has in common: its address, its filters, how it is narrowed, its marks. */
@NullMarked
package io.plumbline.gateway.listing;

import org.jspecify.annotations.NullMarked;
