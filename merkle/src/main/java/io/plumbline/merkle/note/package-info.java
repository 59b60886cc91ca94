/**
 * What leaves a log: signed notes (C2SP signed-note), checkpoints (tlog-checkpoint) and proofs for
 * offline use (tlog-proof), with Ed25519 of the JDK.
 */
@NullMarked
package io.plumbline.merkle.note;

import org.jspecify.annotations.NullMarked;
