package io.plumbline.platform.messaging;

/** An event no retry can help: it goes to the dead-letter topic at once, with this message. */
public class PoisonEventException extends RuntimeException {

  public PoisonEventException(String message) {
    super(message);
  }
}
