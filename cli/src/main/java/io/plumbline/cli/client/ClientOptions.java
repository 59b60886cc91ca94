package io.plumbline.cli.client;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.stack.DataOption;
import io.plumbline.cli.stack.StackHome;
import io.plumbline.cli.stack.StackState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where a client command sends its calls and as whom. Without any option it speaks to the running
 * local stack as the sample identity that fits the command.
 */
public final class ClientOptions {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--server",
      paramLabel = "[SERVICE=]ADDRESS",
      defaultValue = "${env:PLUMBLINE_SERVER}",
      split = ",",
      description = {
        "Where the services are: http(s)://host:port for all of them, or one address for each,",
        "for example evidence=http://127.0.0.1:9103. The local stack when not given."
      })
  private List<String> servers = List.of();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:PLUMBLINE_TOKEN}",
      description = "Access token to send.")
  private @Nullable String token;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      defaultValue = "${env:PLUMBLINE_CLIENT_ID}",
      description = "Client whose credentials give a token.")
  private @Nullable String clientId;

  @Option(
      names = "--client-secret",
      paramLabel = "SECRET",
      defaultValue = "${env:PLUMBLINE_CLIENT_SECRET}",
      description = "The client's secret; better given as PLUMBLINE_CLIENT_SECRET.")
  private @Nullable String clientSecret;

  @Option(
      names = "--issuer",
      paramLabel = "ADDRESS",
      defaultValue = "${env:PLUMBLINE_ISSUER}",
      description = "OIDC issuer of the client's tokens; the local stack's when not given.")
  private @Nullable String issuer;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      defaultValue = "${env:PLUMBLINE_SCOPE}",
      description = "Scope to ask the issuer for, where it gives a client no token without one.")
  private @Nullable String scope;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      defaultValue = "${env:PLUMBLINE_CA}",
      split = ",",
      description = {
        "Certificates in PEM that may have signed those of services and issuer,",
        "beside the public authorities."
      })
  private List<Path> authorities = List.of();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Sample user or client of the local stack to act as.")
  private @Nullable String as;

  /**
   * Opens the way to the services.
   *
   * @param usual the sample identity that fits the command
   */
  public Connection connect(String usual) {
    Optional<StackState> stack = StackState.running(data.home());
    Addresses addresses =
        servers.isEmpty() ? Addresses.of(required(stack)) : Addresses.parse(servers);
    return new Connection(addresses, Authorities.with(authorities), () -> token(stack, usual));
  }

  /** The folders of the local stack, running or not. */
  public StackHome home() {
    return data.home();
  }

  /** A token of the local stack or of the client that is named. */
  public String token(String usual) {
    return token(StackState.running(data.home()), usual);
  }

  private String token(Optional<StackState> stack, String usual) {
    if (token != null) {
      return token;
    }
    if (clientId != null) {
      if (clientSecret == null) {
        throw new CommandFailedException("--client-id needs --client-secret");
      }
      return new TokenEndpoint(issuer(stack), Authorities.with(authorities))
          .clientCredentials(clientId, clientSecret, scope);
    }
    if (as == null && !servers.isEmpty()) {
      throw new CommandFailedException(
          "--server needs --token, or --client-id with --client-secret and --issuer");
    }
    return SampleIdentity.named(as == null ? usual : as).token(required(stack).issuer());
  }

  private String issuer(Optional<StackState> stack) {
    return issuer == null ? required(stack).issuer() : issuer;
  }

  private static StackState required(Optional<StackState> stack) {
    return stack.orElseThrow(
        () ->
            new CommandFailedException(
                "no local stack is running (./plumbline up starts one) and no --server is given"));
  }
}
