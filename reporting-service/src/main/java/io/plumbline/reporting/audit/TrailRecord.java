package io.plumbline.reporting.audit;

import com.google.protobuf.ByteString;
import io.plumbline.proto.audit.events.v1.AuditRecord;

/**
 * One link of a chain.
 *
 * @param content what the bytes say
 * @param record the very bytes the hash covers
 * @param hash SHA-256 of the bytes
 */
record TrailRecord(AuditRecord content, ByteString record, ByteString hash) {

  /** Resource name, {@code auditRecords/{service}-{sequence}}. */
  String name() {
    return "auditRecords/" + content.getService() + "-" + content.getSequence();
  }
}
