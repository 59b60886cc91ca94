package io.plumbline.assessment.upgrade;

/** Whether an upgrade holds. */
public enum UpgradeState {
  /** The new assessment is the one in use. */
  APPLIED,
  /** It was taken back. */
  UNDONE
}
