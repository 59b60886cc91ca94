/** The documents hold together. */
@NullMarked
package io.plumbline.deploy.docs;

import org.jspecify.annotations.NullMarked;
