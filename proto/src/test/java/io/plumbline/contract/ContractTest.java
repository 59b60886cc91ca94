package io.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractTest {

  private static final Contract CONTRACT = Contract.compile(Protoc.CONTRACTS);

  @ParameterizedTest
  @EnumSource
  void shouldKeepRule(ContractCheck check) {
    assertThat(check.violations(CONTRACT)).as(check.name()).isEmpty();
  }

  @Test
  void shouldHaveReadTheContractsAndTheirComments() {
    assertThat(CONTRACT.services()).isNotEmpty();
    assertThat(CONTRACT.roles()).isNotEmpty();
    assertThat(Comments.of(CONTRACT.files().get(0)).values()).anyMatch(text -> !text.isEmpty());
  }
}
