/**
 * How each practice of an assessment stands, kept up to date with answers, evidence and catalog.
 */
@NullMarked
package io.plumbline.assessment.state;

import org.jspecify.annotations.NullMarked;
