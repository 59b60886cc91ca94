/** Reports: documents about one assessment, made in the background. */
@NullMarked
package io.plumbline.reporting.report;

import org.jspecify.annotations.NullMarked;
