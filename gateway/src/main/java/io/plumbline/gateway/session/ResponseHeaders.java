package io.plumbline.gateway.session;

import io.plumbline.gateway.services.RequestId;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Pages hold what only this reader may see: no cache keeps them. Every answer names its request.
 */
public class ResponseHeaders {
  private final RequestId requestId;

  ResponseHeaders(RequestId requestId) {
    this.requestId = requestId;
  }

  @ServerResponseFilter
  public void add(ContainerResponseContext response) {
    response.getHeaders().putSingle("X-Request-ID", requestId.value());
    response.getHeaders().putSingle("Cache-Control", "no-store");
    response.getHeaders().putSingle("Vary", "HX-Request, HX-Target");
  }
}
