package io.plumbline.catalog.edition;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Frameworks and editions as the contract writes them. */
public final class EditionProtos {

  private EditionProtos() {}

  public static io.plumbline.proto.catalog.v1.Framework framework(Framework framework) {
    return io.plumbline.proto.catalog.v1.Framework.newBuilder()
        .setName("frameworks/" + framework.id())
        .setDisplayName(framework.displayName())
        .setPublisher(framework.publisher())
        .setBuiltIn(framework.builtIn())
        .setCreateTime(timestamp(framework.createTime()))
        .build();
  }

  public static io.plumbline.proto.catalog.v1.Edition edition(Edition edition) {
    var builder =
        io.plumbline.proto.catalog.v1.Edition.newBuilder()
            .setName(edition.name().toString())
            .setDisplayName(edition.displayName())
            .setState(state(edition.state()))
            .setContentHash(edition.contentHash())
            .setPracticeCount(edition.practiceCount())
            .setConceptCount(edition.conceptCount())
            .setBuiltIn(edition.builtIn())
            .setCreateTime(timestamp(edition.createTime()))
            .setEtag(edition.etag());
    Instant published = edition.publishTime();
    if (published != null) {
      builder.setPublishTime(timestamp(published));
    }
    Instant deprecated = edition.deprecateTime();
    if (deprecated != null) {
      builder.setDeprecateTime(timestamp(deprecated));
    }
    return builder.build();
  }

  public static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static io.plumbline.proto.catalog.v1.Edition.State state(EditionState state) {
    return switch (state) {
      case DRAFT -> io.plumbline.proto.catalog.v1.Edition.State.STATE_DRAFT;
      case PUBLISHED -> io.plumbline.proto.catalog.v1.Edition.State.STATE_PUBLISHED;
      case DEPRECATED -> io.plumbline.proto.catalog.v1.Edition.State.STATE_DEPRECATED;
    };
  }
}
