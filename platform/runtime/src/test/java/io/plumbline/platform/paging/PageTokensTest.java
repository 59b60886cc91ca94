package io.plumbline.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.platform.grpc.DomainException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTokensTest {

  private static final List<String> QUERY = List.of("acme", "ListNotes", "", "name");
  private static final List<String> LAST = List.of("zebra", "", "ünï");

  private static final String KEY = "a key of a replica, shared by all";
  private static final String NEXT = "the key that will take its place!";

  private final PageTokens tokens = new PageTokens(KEY);

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
    refused(QUERY, new PageTokens("another key, as long as the first").encode(QUERY, LAST));
    refused(QUERY, "not base64 !");
    refused(QUERY, "AAAA");
    refused(QUERY, "A".repeat(5000));
  }

  @Test
  void shouldGoOnWhileOneKeyTakesThePlaceOfAnother() {
    PageTokens announced = new PageTokens(KEY + "\n" + NEXT + "\n");
    PageTokens switched = new PageTokens(NEXT + "\n" + KEY);
    PageTokens done = new PageTokens(NEXT);

    for (PageTokens reader : List.of(tokens, announced, switched)) {
      assertThat(reader.decode(QUERY, announced.encode(QUERY, LAST))).isEqualTo(LAST);
    }
    for (PageTokens reader : List.of(announced, switched, done)) {
      assertThat(reader.decode(QUERY, switched.encode(QUERY, LAST))).isEqualTo(LAST);
    }
    assertThatThrownBy(() -> done.decode(QUERY, tokens.encode(QUERY, LAST)))
        .isInstanceOf(DomainException.class);
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
