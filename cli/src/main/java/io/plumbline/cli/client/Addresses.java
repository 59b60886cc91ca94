package io.plumbline.cli.client;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.StackState;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where each service is. */
final class Addresses {
  private static final int TLS_PORT = 443;
  private static final int PLAIN_PORT = 80;

  private final Map<Part, Address> byService = new EnumMap<>(Part.class);

  private Addresses() {}

  /**
   * One address.
   *
   * @param tls whether the connection is encrypted
   */
  record Address(String host, int port, boolean tls) {}

  static Addresses of(StackState stack) {
    Addresses addresses = new Addresses();
    for (Part service : Part.services()) {
      addresses.byService.put(service, new Address("127.0.0.1", stack.part(service).port(), false));
    }
    return addresses;
  }

  static Addresses parse(List<String> words) {
    Addresses addresses = new Addresses();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        Part.services().forEach(service -> addresses.byService.put(service, address(word)));
      } else {
        String name = word.substring(0, equals);
        Part service =
            Part.named(name)
                .filter(Part.services()::contains)
                .orElseThrow(() -> new CommandFailedException("no service is named " + name));
        addresses.byService.put(service, address(word.substring(equals + 1)));
      }
    }
    return addresses;
  }

  Address of(Part service) {
    Address address = byService.get(service);
    if (address == null) {
      throw new CommandFailedException("--server does not say where " + service.label() + " is");
    }
    return address;
  }

  private static Address address(String text) {
    try {
      URI uri = URI.create(text);
      boolean tls = "https".equals(uri.getScheme());
      if (uri.getHost() == null || !(tls || "http".equals(uri.getScheme()))) {
        throw new IllegalArgumentException(text);
      }
      int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
      return new Address(uri.getHost(), port, tls);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(
          "--server " + text + " is not an address such as https://plumbline.example:443");
    }
  }
}
