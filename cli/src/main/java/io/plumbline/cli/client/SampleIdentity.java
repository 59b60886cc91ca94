package io.plumbline.cli.client;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.realm.Realm;
import io.plumbline.cli.realm.SampleClient;
import io.plumbline.cli.realm.SampleUser;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person or machine of the local stack.
 *
 * @param name user name or client id
 * @param machine whether it is a client
 */
public record SampleIdentity(String name, boolean machine) {

  /**
   * The identity of that name.
   *
   * @throws CommandFailedException when there is none; the message lists those there are
   */
  public static SampleIdentity named(String name) {
    if (SampleClient.ALL.stream().anyMatch(client -> client.id().equals(name))) {
      return new SampleIdentity(name, true);
    }
    if (SampleUser.ALL.stream().anyMatch(user -> user.name().equals(name))) {
      return new SampleIdentity(name, false);
    }
    String known =
        Stream.concat(
                SampleUser.ALL.stream().map(SampleUser::name),
                SampleClient.ALL.stream().map(SampleClient::id))
            .collect(Collectors.joining(", "));
    throw new CommandFailedException("no sample user or client " + name + "; there are " + known);
  }

  /** An access token of the identity. */
  public String token(String issuer) {
    TokenEndpoint endpoint = new TokenEndpoint(issuer, Authorities.with(List.of()));
    return machine
        ? endpoint.clientCredentials(name, SampleClient.SECRET, null)
        : endpoint.password(Realm.CLI_CLIENT, name, SampleUser.PASSWORD);
  }
}
