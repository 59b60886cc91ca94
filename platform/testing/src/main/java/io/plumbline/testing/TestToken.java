package io.plumbline.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of {@link TestIssuer}, in the shape Keycloak gives them. Without more, a token is
 * of tenant {@code acme}, for the audience of the service under test, valid for five minutes.
 */
public final class TestToken {

  private final Map<String, Object> claims = new LinkedHashMap<>();
  private String key = OncePerJvm.existing("issuer.key");
  private String algorithm = AlgorithmIdentifiers.RSA_USING_SHA256;

  private TestToken(String subject) {
    Instant now = Instant.now();
    claims.put("iss", TestIssuer.url());
    claims.put("sub", subject);
    claims.put("preferred_username", subject);
    claims.put("azp", "plumbline-tests");
    claims.put("typ", "Bearer");
    claims.put("aud", "plumbline-" + OncePerJvm.existing("issuer.service"));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plusSeconds(300).getEpochSecond());
    claims.put("tenant", "acme");
  }

  /** A token of a person. */
  public static TestToken of(String subject, String... roles) {
    return new TestToken(subject).claim("realm_access", Map.of("roles", List.of(roles)));
  }

  /** A token of a client for itself. */
  public static TestToken ofClient(String client, String... roles) {
    return of("id-of-" + client, roles)
        .claim("azp", client)
        .claim("preferred_username", "service-account-" + client);
  }

  public TestToken tenant(String tenant) {
    return claim("tenant", tenant);
  }

  public TestToken groups(String... groups) {
    return claim("groups", List.of(groups));
  }

  public TestToken audience(String... audiences) {
    return claim("aud", List.of(audiences));
  }

  /** Ends this long from now; a negative duration has ended already. */
  public TestToken expiresIn(Duration duration) {
    return claim("exp", Instant.now().plus(duration).getEpochSecond());
  }

  /** Sets a claim, or removes it when the value is null. */
  public TestToken claim(String name, @Nullable Object value) {
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
    return this;
  }

  /** Signs with a key the issuer does not publish, under the id of the one it does. */
  public TestToken signedByStranger() {
    key = TestIssuer.newKey("test-key");
    return this;
  }

  /** The compact form, for {@code authorization: Bearer}. */
  public String sign() {
    try {
      RsaJsonWebKey signer = TestIssuer.key(key);
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(JsonUtil.toJson(claims));
      signature.setKey(signer.getPrivateKey());
      signature.setKeyIdHeaderValue(signer.getKeyId());
      signature.setHeader("typ", "JWT");
      signature.setAlgorithmHeaderValue(algorithm);
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
