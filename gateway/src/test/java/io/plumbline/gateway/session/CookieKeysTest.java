package io.plumbline.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.runtime.OidcUtils;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class CookieKeysTest {
  private static final String OLD = "the-key-that-was-0123456789abcdef";
  private static final String NEW = "the-key-that-comes-0123456789abcd";
  private static final SecretKey OLD_KEY = OidcUtils.createSecretKeyFromDigest(OLD);
  private static final SecretKey NEW_KEY = OidcUtils.createSecretKeyFromDigest(NEW);

  @Test
  void shouldReadASessionOfTheKeyBefore() throws Exception {
    String session = OidcUtils.encryptString("id|access|refresh", OLD_KEY);

    String renewed = new CookieKeys(NEW + "\n" + OLD).renewed("a=b; q_session=" + session);

    assertThat(renewed).startsWith("a=b; q_session=").doesNotContain(session);
    String value = renewed.substring(renewed.indexOf("q_session=") + "q_session=".length());
    assertThat(OidcUtils.decryptString(value, NEW_KEY)).isEqualTo("id|access|refresh");
  }

  @Test
  void shouldKeepChunksAndTheirLengths() throws Exception {
    String session = OidcUtils.encryptString("x".repeat(50), OLD_KEY);
    String first = session.substring(0, 40);
    String second = session.substring(40);

    String renewed =
        new CookieKeys(NEW + "\n" + OLD)
            .renewed("q_session_chunk_2=" + second + "; q_session_chunk_1=" + first);

    String[] cookies = renewed.split("; ");
    String one = cookies[1].replace("q_session_chunk_1=", "");
    String two = cookies[0].replace("q_session_chunk_2=", "");
    assertThat(one).hasSameSizeAs(first);
    assertThat(OidcUtils.decryptString(one + two, NEW_KEY)).isEqualTo("x".repeat(50));
  }

  @Test
  void shouldReadTheStateOfASignInThatBeganAtAReplicaAheadOrBehind() throws Exception {
    String state = OidcUtils.encryptString("{}", NEW_KEY);

    String renewed = new CookieKeys(OLD + "\n" + NEW).renewed("q_auth_1=u|" + state);

    assertThat(OidcUtils.decryptString(renewed.substring("q_auth_1=u|".length()), OLD_KEY))
        .isEqualTo("{}");
  }

  @Test
  void shouldLeaveWhatIsOfNoKeyAlone() throws Exception {
    String foreign = OidcUtils.encryptString("x", OidcUtils.createSecretKeyFromDigest("other"));
    CookieKeys keys = new CookieKeys(NEW + "\n" + OLD);

    assertThat(keys.renewed("q_session=" + foreign)).isEqualTo("q_session=" + foreign);
    assertThat(keys.renewed("q_session=; q_auth_1=plain")).isEqualTo("q_session=; q_auth_1=plain");
    assertThatThrownBy(() -> OidcUtils.decryptString(foreign, NEW_KEY)).isNotNull();
  }
}
