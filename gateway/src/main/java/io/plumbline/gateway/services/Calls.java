package io.plumbline.gateway.services;

import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.quarkus.oidc.AccessTokenCredential;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.TimeUnit;

/**
 * Puts the reader's own token and the request's id on calls. The services decide what the reader
 * may do; nothing is asked in the gateway's own name.
 */
@RequestScoped
public class Calls {
  private static final int DEADLINE_SECONDS = 10;
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> REQUEST_ID =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

  private final AccessTokenCredential token;
  private final RequestId requestId;

  Calls(AccessTokenCredential token, RequestId requestId) {
    this.token = token;
    this.requestId = requestId;
  }

  /** The stub for one call, to be answered within ten seconds. */
  public <S extends AbstractStub<S>> S on(S stub) {
    return stream(stub).withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /** The stub for one stream, which may stay open as long as the token lives. */
  public <S extends AbstractStub<S>> S stream(S stub) {
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token.getToken());
    headers.put(REQUEST_ID, requestId.value());
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }
}
