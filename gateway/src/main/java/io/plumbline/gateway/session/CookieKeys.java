package io.plumbline.gateway.session;

import io.quarkus.oidc.runtime.OidcUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;

/**
 * Keys of the cookies of sign-in, the first of which the gateway works with. Cookies that another
 * replica encrypted with one of the others are taken for what they would be with the first.
 */
final class CookieKeys {
  private static final Pattern CHUNK = Pattern.compile("(q_session.*_chunk_)(\\d+)");

  private final List<SecretKey> keys;

  /** The keys, one a line. */
  CookieKeys(String lines) {
    keys = lines(lines).stream().map(OidcUtils::createSecretKeyFromDigest).toList();
  }

  static List<String> lines(String keys) {
    return keys.lines().map(String::strip).filter(key -> !key.isEmpty()).toList();
  }

  boolean isOne() {
    return keys.size() == 1;
  }

  /** The header of a request with every cookie of sign-in encrypted by the first key. */
  String renewed(String header) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String cookie : header.split(";")) {
      int equals = cookie.indexOf('=');
      if (equals > 0) {
        cookies.put(cookie.substring(0, equals).strip(), cookie.substring(equals + 1).strip());
      }
    }
    Map<String, SortedMap<Integer, String>> chunked = new LinkedHashMap<>();
    cookies.forEach(
        (name, value) -> {
          Matcher chunk = CHUNK.matcher(name);
          if (chunk.matches()) {
            chunked
                .computeIfAbsent(chunk.group(1), start -> new TreeMap<>())
                .put(Integer.valueOf(chunk.group(2)), value);
          } else if (name.startsWith("q_session") || name.startsWith("q_auth")) {
            cookies.put(name, renewedParts(value));
          }
        });
    chunked.forEach((start, chunks) -> spread(start, chunks, cookies));
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Encrypting anew changes no length, so each chunk keeps its own. */
  private void spread(
      String start, SortedMap<Integer, String> chunks, Map<String, String> cookies) {
    String whole = renewedParts(String.join("", chunks.values()));
    int from = 0;
    for (Map.Entry<Integer, String> chunk : chunks.entrySet()) {
      int to = Math.min(whole.length(), from + chunk.getValue().length());
      cookies.put(start + chunk.getKey(), whole.substring(from, to));
      from = to;
    }
  }

  /** The state of a sign-in stands behind a bar, the session alone. */
  private String renewedParts(String value) {
    int bar = value.indexOf('|') + 1;
    return value.substring(0, bar) + renewedValue(value.substring(bar));
  }

  private String renewedValue(String value) {
    for (SecretKey key : keys) {
      try {
        String plain = OidcUtils.decryptString(value, key);
        return key == keys.get(0) ? value : OidcUtils.encryptString(plain, keys.get(0));
      } catch (Exception e) { // checked by the library's signature; whatever it is, not this key's
        continue;
      }
    }
    return value;
  }
}
