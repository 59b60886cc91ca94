package io.plumbline.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.platform.grpc.DomainException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTokensTest {

  private static final List<String> QUERY = List.of("acme", "ListNotes", "", "name");
  private static final List<String> LAST = List.of("zebra", "", "ünï");

  private final PageTokens tokens =
      new PageTokens("a key of a replica, shared by all".getBytes(UTF_8));

  @Test
  void shouldGiveBackWhatItHolds() {
    assertThat(tokens.decode(QUERY, tokens.encode(QUERY, LAST))).isEqualTo(LAST);
    assertThat(tokens.decode(QUERY, "")).isEmpty();
  }

  @Test
  void shouldRefuseEveryTokenThatWasTouched() {
    byte[] token = Base64.getUrlDecoder().decode(tokens.encode(QUERY, LAST));
    for (int i = 0; i < token.length; i++) {
      byte[] touched = token.clone();
      touched[i] ^= 1;
      refused(QUERY, Base64.getUrlEncoder().withoutPadding().encodeToString(touched));
    }
  }

  @Test
  void shouldRefuseTokensOfAnotherQueryKeyOrNone() {
    String token = tokens.encode(QUERY, LAST);
    refused(List.of("globex", "ListNotes", "", "name"), token);
    refused(List.of("acme", "ListNotes", "name", ""), token);
    refused(List.of("acme", "ListNote", "s", "name"), token);
    refused(
        QUERY,
        new PageTokens("another key, as long as the first".getBytes(UTF_8)).encode(QUERY, LAST));
    refused(QUERY, "not base64 !");
    refused(QUERY, "AAAA");
    refused(QUERY, "A".repeat(5000));
  }

  private void refused(List<String> query, String token) {
    assertThatThrownBy(() -> tokens.decode(query, token))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("page_token");
  }

  @Test
  void shouldCutThePageSize() {
    assertThat(Pages.pageSize(0)).isEqualTo(50);
    assertThat(Pages.pageSize(7)).isEqualTo(7);
    assertThat(Pages.pageSize(1_000_000)).isEqualTo(1000);
    assertThatThrownBy(() -> Pages.pageSize(-1)).isInstanceOf(DomainException.class);
  }
}
