package io.plumbline.merkle.note;

/** A text that is not what it should be; the message says where. */
public class MalformedNoteException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String where;

  public MalformedNoteException(String where) {
    super(where);
    this.where = where;
  }

  @Override
  public String getMessage() {
    return where;
  }
}
