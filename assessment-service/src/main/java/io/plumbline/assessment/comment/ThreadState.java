package io.plumbline.assessment.comment;

/** Where a thread is in its life. */
public enum ThreadState {
  OPEN,
  RESOLVED
}
