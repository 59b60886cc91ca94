package io.plumbline.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class StackPortsTest {

  @Test
  void shouldMoveEveryPortByTheOffset() {
    assertThat(StackPorts.withOffset(0).uses()).containsKeys(8080, 8180, 9092, 5433, 9101, 9201);
    assertThat(StackPorts.withOffset(7000).of(Part.GATEWAY)).isEqualTo(15_080);
    assertThat(StackPorts.withOffset(7000).gateway()).isEqualTo("http://127.0.0.1:15080");
  }

  @Test
  void shouldUseNoPortTwice() {
    int ports = Part.values().length + 6;
    assertThat(new HashSet<>(StackPorts.withOffset(0).uses().keySet())).hasSize(ports);
  }

  @Test
  void shouldRefuseAnOffsetThatLeavesTheRange() {
    assertThatThrownBy(() -> StackPorts.withOffset(60_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not between 1 and 65535");
  }

  @Test
  void shouldNameATakenPortWithItsUseAndHolder() throws IOException {
    // Given
    StackPorts ports = StackPorts.free();
    StackHome home = new StackHome(Path.of("target"), Path.of("target", "none"));
    int port = ports.of(Part.KEYCLOAK);

    // When
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {

      // Then
      assertThat(taken.isBound()).isTrue();
      assertThat(Preflight.obstacles(home, ports))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("port " + port + " (keycloak) is taken by java (process ")
                      .contains("--port-offset"));
    }
  }
}
