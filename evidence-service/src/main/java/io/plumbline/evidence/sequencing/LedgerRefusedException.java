package io.plumbline.evidence.sequencing;

/** The sequencer signs nothing more for a tenant: what is stored does not follow what it signed. */
public class LedgerRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LedgerRefusedException(String message) {
    super(message);
  }
}
