package io.plumbline.assessment.diagram;

import io.plumbline.assessment.workload.WorkloadKey;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/** The picture of a workload's architecture, as it came. */
@Entity
@Table(name = "workload_diagram")
public class WorkloadDiagram {

  @EmbeddedId
  @AttributeOverride(name = "id", column = @Column(name = "workload"))
  private WorkloadKey key;

  private String mediaType;
  private byte[] content;
  private byte[] sha256;
  private Instant updatedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected WorkloadDiagram() {}

  /** A first diagram; {@link DiagramType} has checked it. */
  @SuppressWarnings("NullAway.Init")
  WorkloadDiagram(WorkloadKey key, String mediaType, byte[] content, Instant now) {
    this.key = key;
    replace(mediaType, content, now);
  }

  /** Takes another picture. */
  final void replace(String type, byte[] picture, Instant now) {
    mediaType = type;
    content = picture.clone();
    sha256 = hash(picture);
    updatedAt = now;
  }

  /** Whether it is this very picture. */
  boolean is(String type, byte[] picture) {
    return mediaType.equals(type) && Arrays.equals(sha256, hash(picture));
  }

  private static byte[] hash(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  WorkloadKey key() {
    return key;
  }

  String mediaType() {
    return mediaType;
  }

  byte[] content() {
    return content.clone();
  }

  byte[] sha256() {
    return sha256.clone();
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
