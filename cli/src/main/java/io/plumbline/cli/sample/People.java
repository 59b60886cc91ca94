package io.plumbline.cli.sample;

import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.SampleIdentity;
import io.plumbline.cli.stack.StackState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connections of the people and machines who fill the sample, each with a token of their own. */
final class People implements AutoCloseable {
  private final StackState stack;
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();

  People(StackState stack) {
    this.stack = stack;
  }

  Connection of(String name) {
    return connections.computeIfAbsent(
        name, person -> Connection.local(stack, SampleIdentity.named(person)));
  }

  @Override
  public void close() {
    connections.values().forEach(Connection::close);
  }
}
