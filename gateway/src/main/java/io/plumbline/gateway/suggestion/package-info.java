/** What could be answered, offered beside the form; people answer. */
@NullMarked
package io.plumbline.gateway.suggestion;

import org.jspecify.annotations.NullMarked;
