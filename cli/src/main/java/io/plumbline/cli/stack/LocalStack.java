package io.plumbline.cli.stack;

import io.plumbline.cli.realm.Realm;
import io.plumbline.embedded.EmbeddedKafka;
import io.plumbline.embedded.EmbeddedKeycloak;
import io.plumbline.embedded.EmbeddedPostgres;
import io.plumbline.embedded.LeashedProcess;
import io.plumbline.embedded.StartFailedException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The running stack. PostgreSQL, Kafka and Keycloak start beside each other; the services start as
 * soon as their databases and topics are there. A part that ends unasked is started again.
 */
public final class LocalStack implements AutoCloseable {
  private static final Duration SERVICE_LIMIT = Duration.ofMinutes(3);
  private static final Duration DRAIN = Duration.ofSeconds(25);

  private final StackHome home;
  private final StackPorts ports;
  private final Progress progress;
  private final StackSecrets secrets;
  private final Map<Part, LeashedProcess> processes = new EnumMap<>(Part.class);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "stack");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closing;

  private LocalStack(StackHome home, StackPorts ports, Progress progress) {
    this.home = home;
    this.ports = ports;
    this.progress = progress;
    this.secrets = StackSecrets.open(home.secrets());
  }

  /**
   * Starts everything and waits until all of it is ready.
   *
   * @throws StartFailedException with one line that says what failed; nothing is left running
   */
  public static LocalStack start(StackHome home, StackPorts ports, Progress progress) {
    home.make();
    LocalStack stack = new LocalStack(home, ports, progress);
    Thread onExit = new Thread(stack::close, "stop-stack");
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      stack.startAll();
      return stack;
    } catch (CompletionException e) {
      stack.close();
      throw e.getCause() instanceof StartFailedException failed
          ? failed
          : new StartFailedException(String.valueOf(e.getCause()), e.getCause());
    }
  }

  private void startAll() {
    record("STARTING");
    CompletableFuture<EmbeddedPostgres> postgres = run(this::startPostgres);
    CompletableFuture<EmbeddedKafka> kafka = run(this::startKafka);
    CompletableFuture<Void> keycloak = run(this::startKeycloak).thenAccept(started -> {});
    Databases databases = new Databases(home, secrets);
    List<CompletableFuture<Void>> services =
        Part.services().stream()
            .map(
                service ->
                    postgres
                        .thenAcceptAsync(
                            server -> databases.prepare(service, server), threads)
                        .thenCombine(kafka, (prepared, broker) -> service)
                        .thenAcceptAsync(this::startOurs, threads))
            .toList();
    CompletableFuture<Void> gateway =
        keycloak.thenAcceptAsync(ready -> startOurs(Part.GATEWAY), threads);
    join(gateway, services);
    record("LOADING");
  }

  private <T> CompletableFuture<T> run(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  /** Fails with the first failure, without waiting for the others. */
  private static void join(CompletableFuture<Void> one, List<CompletableFuture<Void>> more) {
    CompletableFuture<Void> failure = new CompletableFuture<>();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            CompletableFuture.allOf(more.toArray(CompletableFuture[]::new)), one);
    Stream.concat(more.stream(), Stream.of(one))
        .forEach(
            part ->
                part.whenComplete(
                    (done, problem) -> {
                      if (problem != null) {
                        failure.completeExceptionally(problem);
                      }
                    }));
    CompletableFuture.anyOf(all, failure).join();
  }

  private EmbeddedPostgres startPostgres() {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(home.of(Part.POSTGRES), ports.of(Part.POSTGRES));
    started(Part.POSTGRES, postgres.process());
    return postgres;
  }

  private EmbeddedKafka startKafka() {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            home.of(Part.KAFKA), ports.of(Part.KAFKA), ports.second(Part.KAFKA), Topics.all());
    started(Part.KAFKA, kafka.process());
    return kafka;
  }

  private EmbeddedKeycloak startKeycloak() {
    Realm realm = new Realm(ports.gateway(), secrets.get("gateway.client"));
    EmbeddedKeycloak keycloak =
        EmbeddedKeycloak.start(
            home.of(Part.KEYCLOAK),
            ports.of(Part.KEYCLOAK),
            new EmbeddedKeycloak.Realm(Realm.NAME, realm.json()),
            secrets.get("keycloak.admin"));
    started(Part.KEYCLOAK, keycloak.process());
    return keycloak;
  }

  private void startOurs(Part part) {
    LeashedProcess process =
        LeashedProcess.start(new ServiceCommand(home, ports, secrets).of(part));
    keep(part, process);
    process.awaitReady(SERVICE_LIMIT, () -> Readiness.of(ports.second(part)));
    started(part, process);
  }

  private void started(Part part, LeashedProcess process) {
    keep(part, process);
    progress.done(part.label(), "127.0.0.1:" + ports.of(part));
    process.exit().thenAcceptAsync(code -> ended(part, process, code), threads);
  }

  private synchronized void keep(Part part, LeashedProcess process) {
    if (closing) {
      process.close();
      throw new StartFailedException("stopped while starting");
    }
    processes.put(part, process);
  }

  private void ended(Part part, LeashedProcess process, int code) {
    if (closing || processes.get(part) != process) {
      return;
    }
    progress.say(part.label() + " ended with code " + code + ", starting it again");
    new Revival(part, progress, () -> closing).attempt(() -> startAgain(part));
    record(StackState.READY);
  }

  private void startAgain(Part part) {
    switch (part) {
      case POSTGRES -> startPostgres();
      case KAFKA -> startKafka();
      case KEYCLOAK -> startKeycloak();
      default -> startOurs(part);
    }
  }

  /** Tells the other commands how far the stack is. */
  void record(String state) {
    List<StackState.PartState> parts =
        Arrays.stream(Part.values())
            .map(
                part ->
                    new StackState.PartState(
                        part.label(), pid(part), ports.of(part), ports.second(part)))
            .toList();
    ProcessHandle self = ProcessHandle.current();
    new StackState(
            self.pid(), StackState.startOf(self), state, ports.gateway(), issuer(), parts)
        .write(home);
  }

  private synchronized long pid(Part part) {
    LeashedProcess process = processes.get(part);
    return process == null ? 0 : process.pid();
  }

  /** The OIDC issuer. */
  public String issuer() {
    return "http://127.0.0.1:" + ports.of(Part.KEYCLOAK) + "/realms/" + Realm.NAME;
  }

  public StackPorts ports() {
    return ports;
  }

  /** Stops the gateway and the services, which drain their streams, then the rest. */
  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
    }
    stop(List.of(Part.GATEWAY, Part.CATALOG, Part.ASSESSMENT, Part.EVIDENCE, Part.REPORTING));
    stop(List.of(Part.KAFKA, Part.KEYCLOAK, Part.POSTGRES));
    threads.shutdown();
    home.stateFile().toFile().delete();
  }

  private void stop(List<Part> parts) {
    parts.stream()
        .filter(processes::containsKey)
        .map(
            part ->
                CompletableFuture.runAsync(() -> processes.get(part).stop(DRAIN), threads))
        .toList()
        .forEach(CompletableFuture::join);
  }
}
