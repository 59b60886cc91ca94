package io.plumbline.evidence.file;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FILE_DAMAGED;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FILE_TYPE_REFUSED;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_LIMIT_EXCEEDED;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.grpc.Status;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileHeader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps files of attestations, equal content once per tenant. */
@ApplicationScoped
public class FileService {

  static final String UPLOAD = "plumbline.evidence.v1.AttestationFileService/UploadAttestationFile";

  private final TenantPool tenants;
  private final FileConfig config;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public FileService(TenantPool tenants, FileConfig config, Audit audit, Clock clock) {
    this.tenants = tenants;
    this.config = config;
    this.audit = audit;
    this.clock = clock;
  }

  /** Refuses a header before a byte is taken. */
  Uni<Void> check(Caller caller, AttestationFileHeader header) {
    boolean named =
        header.getFileName().chars().noneMatch(c -> c < ' ' || c == 127 || c == '/' || c == '\\');
    if (!named || header.getFileName().isBlank()) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID, "header.file_name", "must be a name without a path");
    }
    return tenants.in(
        caller.tenant(),
        c -> Workloads.checkInUse(c, Viewer.of(caller), workload(header.getParent())));
  }

  /** Refuses a file as soon as it is too large. */
  void checkSize(long size) {
    if (size > config.bytes()) {
      throw refused(
          ERROR_REASON_LIMIT_EXCEEDED,
          "the file is larger than " + config.bytes() + " bytes",
          Map.of("limit", Long.toString(config.bytes())));
    }
  }

  /** Stores what has come in whole. Its chunks are read on a worker, one at a time. */
  Uni<AttestationFile> store(
      Caller caller, AttestationFileHeader header, Incoming incoming, FileWorker worker) {
    String type = incoming.type();
    if (!config.types().contains(type)) {
      throw refused(
          ERROR_REASON_FILE_TYPE_REFUSED,
          "the content is " + type + ", which is not taken",
          Map.of("media_type", type));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AttestationFiles.Upload upload =
        new AttestationFiles.Upload(
            Uuid7.at(now),
            workload(header.getParent()),
            header.getFileName(),
            type,
            incoming.size(),
            incoming.sha256(),
            caller.subject(),
            caller.name(),
            now);
    return tenants.in(
        caller.tenant(),
        c ->
            AttestationFiles.content(c, caller.tenant(), upload.sha256(), upload.size())
                .chain(fresh -> fresh ? chunks(c, caller, upload, incoming, worker) : nothing())
                .chain(() -> AttestationFiles.insert(c, caller.tenant(), upload))
                .chain(() -> record(c, upload))
                .chain(() -> file(c, caller.tenant(), upload.workload(), upload.id())));
  }

  private static Uni<Void> chunks(
      SqlConnection connection,
      Caller caller,
      AttestationFiles.Upload upload,
      Incoming incoming,
      FileWorker worker) {
    return Multi.createFrom()
        .range(0, incoming.chunks())
        .onItem()
        .transformToUniAndConcatenate(
            i ->
                worker
                    .run(() -> incoming.chunk(i))
                    .chain(
                        bytes ->
                            AttestationFiles.chunk(
                                connection, caller.tenant(), upload.sha256(), i, bytes))
                    .replaceWith(true))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> record(SqlConnection connection, AttestationFiles.Upload upload) {
    return audit.record(
        connection,
        new AuditEntry(
            UPLOAD,
            AttestationFiles.name(upload.workload(), upload.id()),
            "created",
            Map.of(
                "sha256", HexFormat.of().formatHex(upload.sha256()),
                "bytes", Long.toString(upload.size()),
                "media_type", upload.mediaType())));
  }

  /** What is known of a file. */
  Uni<AttestationFile> get(Viewer viewer, String name) {
    String workload = workload(name);
    return tenants.in(
        viewer.tenant(),
        c ->
            Workloads.isVisible(c, viewer, workload)
                .chain(seen -> file(c, viewer.tenant(), seen ? workload : "", id(name), name)));
  }

  /** Bytes of one row of a file; nothing after the last. */
  Uni<Optional<byte[]>> chunk(String tenant, AttestationFile file, int index) {
    byte[] sha256 = HexFormat.of().parseHex(file.getSha256());
    return tenants.in(tenant, c -> AttestationFiles.chunk(c, tenant, sha256, index));
  }

  private static Uni<AttestationFile> file(
      SqlConnection connection, String tenant, String workload, UUID id) {
    return file(connection, tenant, workload, id, AttestationFiles.name(workload, id));
  }

  private static Uni<AttestationFile> file(
      SqlConnection connection, String tenant, String workload, UUID id, String name) {
    return AttestationFiles.read(connection, tenant, workload, List.of(id))
        .map(
            found ->
                Optional.ofNullable(found.get(id))
                    .orElseThrow(
                        () ->
                            DomainException.notFound(
                                ERROR_REASON_RESOURCE_NOT_FOUND, "AttestationFile", name)));
  }

  static DomainException damaged(AttestationFile file) {
    return new DomainException(
        ErrorReason.of(ERROR_REASON_FILE_DAMAGED, Status.Code.DATA_LOSS),
        "the content kept of the file is not what was uploaded",
        Map.of("resource", file.getName()),
        List.of());
  }

  private static DomainException refused(
      io.plumbline.proto.evidence.v1.ErrorReason reason, String why, Map<String, String> facts) {
    return new DomainException(
        ErrorReason.of(reason, Status.Code.INVALID_ARGUMENT), why, facts, List.of());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static String workload(String name) {
    return name.split("/")[1];
  }

  private static UUID id(String name) {
    try {
      return UUID.fromString(name.substring(name.lastIndexOf('/') + 1));
    } catch (IllegalArgumentException e) {
      throw DomainException.notFound(ERROR_REASON_RESOURCE_NOT_FOUND, "AttestationFile", name);
    }
  }
}
