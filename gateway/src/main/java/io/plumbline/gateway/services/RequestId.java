package io.plumbline.gateway.services;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The id of a browser's request: in our log, on every call it causes, on every error page. */
@RequestScoped
public class RequestId {
  private final String value = UUID.randomUUID().toString();

  public String value() {
    return value;
  }
}
