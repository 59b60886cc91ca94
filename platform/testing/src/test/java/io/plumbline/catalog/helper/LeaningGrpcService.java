package io.plumbline.catalog.helper;

import io.plumbline.catalog.left.Left;
import io.plumbline.evidence.Stranger;
import io.plumbline.platform.persistence.TenantPool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Instant;

/** Breaks every rule a service has. */
public class LeaningGrpcService {

  @Inject TenantPool pool;
  Stranger stranger = new Stranger();

  @Entity
  public static class Row {}

  public Uni<Row> row() {
    System.out.println(Instant.now() + " " + Left.class + pool + stranger);
    return Uni.createFrom().item(Uni.createFrom().item(new Row()).await().indefinitely());
  }
}
