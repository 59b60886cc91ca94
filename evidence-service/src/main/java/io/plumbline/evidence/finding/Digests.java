package io.plumbline.evidence.finding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Identity and content of a finding as SHA-256 over length-prefixed UTF-8 texts. */
public final class Digests {

  private Digests() {}

  /**
   * The resource id of a finding: the first 128 bits over source and identity, so that the same
   * finding of the same source always has the same name and no other source can take it over.
   */
  public static UUID id(String source, Finding finding) {
    MessageDigest digest = sha256();
    put(digest, "plumbline.finding.v1");
    put(digest, source);
    putAll(digest, finding.identity());
    return uuid(digest);
  }

  /** The first 128 bits over these texts. */
  public static UUID uuid(String... texts) {
    MessageDigest digest = sha256();
    putAll(digest, List.of(texts));
    return uuid(digest);
  }

  private static UUID uuid(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** What the finding says, without event uid, scan id and times: equal means nothing changed. */
  public static byte[] content(Finding f) {
    MessageDigest digest = sha256();
    put(digest, "plumbline.content.v1");
    put(digest, f.observation().name());
    put(digest, f.statusWord());
    put(digest, f.lifecycle().name());
    put(digest, f.decision().name());
    put(digest, f.severity().name());
    put(digest, f.product());
    put(digest, f.findingClass().name());
    put(digest, f.rule());
    put(digest, f.account());
    put(digest, f.region());
    put(digest, f.resource());
    put(digest, f.resourceType());
    put(digest, f.resourceName());
    put(digest, f.title());
    put(digest, f.detail());
    putAll(digest, f.tags());
    return digest.digest();
  }

  /** SHA-256 of an original, as it is kept. */
  public static byte[] original(byte[] raw) {
    return sha256().digest(raw);
  }

  private static void putAll(MessageDigest digest, Collection<String> texts) {
    texts.forEach(text -> put(digest, text));
  }

  private static void put(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int n = bytes.length;
    digest.update((byte) (n >>> 24));
    digest.update((byte) (n >>> 16));
    digest.update((byte) (n >>> 8));
    digest.update((byte) n);
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
