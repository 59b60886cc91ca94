package io.plumbline.assessment.inheritance;

/** Where an offer is in its life. */
public enum OfferState {
  OFFERED,
  WITHDRAWN
}
