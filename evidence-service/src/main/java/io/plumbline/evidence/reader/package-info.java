/**
 * What every reader of a format is made of: fields, texts, times, words, and what is wrong with a
 * record.
 */
@NullMarked
package io.plumbline.evidence.reader;

import org.jspecify.annotations.NullMarked;
