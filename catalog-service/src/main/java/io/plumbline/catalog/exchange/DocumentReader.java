package io.plumbline.catalog.exchange;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.catalog.document.ReadLimits;
import io.plumbline.catalog.document.Reading;
import io.plumbline.catalog.markdown.MarkdownReader;
import io.plumbline.proto.catalog.v1.DocumentFormat;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;

/** Reads documents away from the event loop: a megabyte of text takes a while. */
@ApplicationScoped
public class DocumentReader {

  private final MeterRegistry meters;

  @Inject
  public DocumentReader(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Reads a document and comes back to the context of the call. */
  public Uni<Reading> read(DocumentFormat format, ByteString content) {
    Context context = Objects.requireNonNull(Vertx.currentContext());
    return Uni.createFrom()
        .item(() -> readNow(format, content))
        .invoke(this::count)
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .emitOn(task -> context.runOnContext(ignored -> task.run()));
  }

  private void count(Reading reading) {
    String outcome = reading.outline() == null ? "refused" : "accepted";
    meters.counter("plumbline.catalog.documents", "outcome", outcome).increment();
  }

  private static Reading readNow(DocumentFormat format, ByteString content) {
    return switch (format) {
      case DOCUMENT_FORMAT_MARKDOWN ->
          MarkdownReader.read(content.toByteArray(), ReadLimits.DEFAULT);
      case DOCUMENT_FORMAT_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("the contract lets no other format through");
    };
  }
}
