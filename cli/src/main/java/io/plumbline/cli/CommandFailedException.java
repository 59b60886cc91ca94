package io.plumbline.cli;

/** A command can not go on; the message is one line for the person at the terminal. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    super(message);
  }
}
