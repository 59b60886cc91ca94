package io.plumbline.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.platform.config.PlatformConfig;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque page tokens: the keyset values of the last row, bound to their query.
 *
 * <p>A token is an HMAC-SHA-256 over the query and the values, then the values. The query is
 * everything that decides what the list holds: tenant, caller visibility, method, filter, order. A
 * token for another query, or a changed one, is refused. The keys are secrets shared by all
 * replicas ({@code plumbline.page-token-key}): the first signs, each is believed, so that one can
 * take the place of another while lists are being read.
 */
@ApplicationScoped
public class PageTokens {

  private static final int MAC_BYTES = 16;
  private static final int MAX_TOKEN_CHARS = 4096;
  private static final int MAX_VALUES = 16;

  private final List<SecretKeySpec> keys;

  @Inject
  public PageTokens(PlatformConfig config) {
    this(config.pageTokenKey());
  }

  PageTokens(String keys) {
    this.keys =
        keys.lines()
            .map(String::strip)
            .filter(key -> !key.isEmpty())
            .map(key -> new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"))
            .toList();
  }

  /**
   * A token that continues after a row.
   *
   * @param query what decides the list, in a fixed order, for example tenant, method, filter
   * @param last the keyset values of the last row of the page
   */
  public String encode(List<String> query, List<String> last) {
    byte[] values = bytes(last);
    byte[] mac = mac(keys.get(0), query, values);
    byte[] token = Arrays.copyOf(mac, MAC_BYTES + values.length);
    System.arraycopy(values, 0, token, MAC_BYTES, values.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The keyset values to continue after; an empty list for an empty token, the first page.
   *
   * @throws DomainException INVALID_ARGUMENT, PAGE_TOKEN_INVALID, for a token of another query or
   *     one that was touched
   */
  public List<String> decode(List<String> query, String token) {
    if (token.isEmpty()) {
      return List.of();
    }
    if (token.length() > MAX_TOKEN_CHARS) {
      throw refused();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
    if (all.length <= MAC_BYTES) {
      throw refused();
    }
    byte[] values = Arrays.copyOfRange(all, MAC_BYTES, all.length);
    byte[] given = Arrays.copyOf(all, MAC_BYTES);
    if (keys.stream().noneMatch(key -> isBy(key, query, values, given))) {
      throw refused();
    }
    return strings(values);
  }

  private static boolean isBy(SecretKeySpec key, List<String> query, byte[] values, byte[] given) {
    return MessageDigest.isEqual(Arrays.copyOf(mac(key, query, values), MAC_BYTES), given);
  }

  private static byte[] mac(SecretKeySpec key, List<String> query, byte[] values) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(bytes(query));
      return mac.doFinal(values);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(List<String> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(out)) {
      data.writeByte(values.size());
      for (String value : values) {
        byte[] utf8 = value.getBytes(UTF_8);
        data.writeInt(utf8.length);
        data.write(utf8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static List<String> strings(byte[] bytes) {
    try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int size = Math.min(data.readUnsignedByte(), MAX_VALUES);
      List<String> values = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        values.add(new String(data.readNBytes(data.readInt()), UTF_8));
      }
      return List.copyOf(values);
    } catch (IOException e) {
      throw refused();
    }
  }

  private static DomainException refused() {
    return DomainException.invalid(
        PlatformReason.PAGE_TOKEN_INVALID, "page_token", "is not a token of this list");
  }
}
