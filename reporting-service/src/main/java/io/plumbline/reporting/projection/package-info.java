/**
 * The read models of workloads and assessments: written by events, read by those who may see them.
 */
@NullMarked
package io.plumbline.reporting.projection;

import org.jspecify.annotations.NullMarked;
