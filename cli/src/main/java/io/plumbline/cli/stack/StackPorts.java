package io.plumbline.cli.stack;

import io.plumbline.embedded.Ports;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Which port each part listens on; all of 127.0.0.1. */
public final class StackPorts {
  private static final int HIGHEST = 65_535;

  private final Map<Part, Integer> first = new EnumMap<>(Part.class);
  private final Map<Part, Integer> second = new EnumMap<>(Part.class);

  private StackPorts() {}

  /**
   * The usual ports, moved.
   *
   * @param offset added to every port
   * @throws IllegalArgumentException when a port would leave 1 to 65535
   */
  public static StackPorts withOffset(int offset) {
    StackPorts ports = new StackPorts();
    for (Part part : Part.values()) {
      ports.first.put(part, checked(part.port() + offset));
      if (part.secondPort() != 0) {
        ports.second.put(part, checked(part.secondPort() + offset));
      }
    }
    return ports;
  }

  /** Ports that are free now, for tests. */
  public static StackPorts free() {
    StackPorts ports = new StackPorts();
    for (Part part : Part.values()) {
      ports.first.put(part, Ports.free());
      if (part.secondPort() != 0) {
        ports.second.put(part, Ports.free());
      }
    }
    return ports;
  }

  /** The same ports, but for one part, which gets such as are free now. */
  StackPorts elsewhere(Part part) {
    StackPorts ports = new StackPorts();
    ports.first.putAll(first);
    ports.second.putAll(second);
    ports.first.put(part, Ports.free());
    ports.second.put(part, Ports.free());
    return ports;
  }

  private static int checked(int port) {
    if (port < 1 || port > HIGHEST) {
      throw new IllegalArgumentException("port " + port + " is not between 1 and " + HIGHEST);
    }
    return port;
  }

  /** Where the part serves. */
  public int of(Part part) {
    return first.getOrDefault(part, 0);
  }

  /** The management port of a service, the controller's port of the broker; 0 when it has none. */
  public int second(Part part) {
    return second.getOrDefault(part, 0);
  }

  /** Every port with what it is for. */
  public Map<Integer, String> uses() {
    Map<Integer, String> uses = new TreeMap<>();
    first.forEach((part, port) -> uses.put(port, part.label()));
    second.forEach((part, port) -> uses.put(port, part.label() + ", " + part.secondUse()));
    return uses;
  }

  /** Address of the gateway for browsers. */
  public String gateway() {
    return "http://127.0.0.1:" + of(Part.GATEWAY);
  }
}
