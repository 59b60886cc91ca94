package io.plumbline.cli.stack;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.plumbline.cli.realm.Realm;
import io.plumbline.embedded.EmbeddedKafka;
import io.plumbline.embedded.EmbeddedKeycloak;
import io.plumbline.embedded.EmbeddedPostgres;
import io.plumbline.embedded.LeashedProcess;
import io.plumbline.embedded.StartFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The running stack. PostgreSQL, Kafka and Keycloak start beside each other; the services start as
 * soon as their databases and topics are there. A part that ends unasked is started again.
 */
public final class LocalStack implements AutoCloseable {
  /** Room for the indexes of a million findings; memory is taken as it is used. */
  private static final Map<String, String> SETTINGS =
      Map.of("shared_buffers", "256MB", "max_wal_size", "1GB");

  private static final Duration SERVICE_LIMIT = Duration.ofMinutes(10);

  private final StackHome home;
  private final StackPorts ports;
  private final Progress progress;
  private final StackSecrets secrets;
  private final ExecutorService threads = Executors.newCachedThreadPool(LocalStack::daemon);
  private final Children children;
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();

  private LocalStack(StackHome home, StackPorts ports, Progress progress) {
    this.home = home;
    this.ports = ports;
    this.progress = progress;
    this.secrets = StackSecrets.open(home.secrets());
    this.children = new Children(threads, progress);
  }

  /**
   * Starts everything and waits until all of it is ready.
   *
   * @throws StartFailedException with one line that says what failed; nothing is left running
   */
  public static LocalStack start(StackHome home, StackPorts ports, Progress progress) {
    home.make();
    LocalStack stack = new LocalStack(home, ports, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
    try {
      stack.startAll();
      return stack;
    } catch (CompletionException e) {
      stack.close();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof StartFailedException failed
          ? failed
          : new StartFailedException(cause.toString(), cause);
    }
  }

  private void startAll() {
    record("STARTING");
    CompletableFuture<EmbeddedPostgres> postgres = supplyAsync(this::startPostgres, threads);
    CompletableFuture<Void> kafka = runAsync(this::startKafka, threads);
    CompletableFuture<Void> keycloak = runAsync(this::startKeycloak, threads);
    Databases databases = new Databases(home, secrets);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (Part service : Part.services()) {
      all.add(
          postgres
              .thenAcceptAsync(server -> databases.prepare(service, server), threads)
              .thenCombine(kafka, (prepared, broker) -> service)
              .thenAcceptAsync(this::startOurs, threads));
    }
    all.add(keycloak.thenRunAsync(() -> startOurs(Part.GATEWAY), threads));
    awaitAll(all);
    record("LOADING");
  }

  /** Fails with the first failure, without waiting for the others. */
  private static void awaitAll(List<CompletableFuture<Void>> work) {
    CompletableFuture<Void> all = CompletableFuture.allOf(work.toArray(CompletableFuture[]::new));
    for (CompletableFuture<Void> one : work) {
      one.exceptionally(
          failure -> {
            all.completeExceptionally(failure);
            return null;
          });
    }
    all.join();
  }

  private EmbeddedPostgres startPostgres() {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(home.of(Part.POSTGRES), ports.of(Part.POSTGRES), SETTINGS);
    children.keep(Part.POSTGRES, postgres.process());
    ready(Part.POSTGRES, postgres.process());
    return postgres;
  }

  private void startKafka() {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            home.of(Part.KAFKA), ports.of(Part.KAFKA), ports.second(Part.KAFKA), Topics.all());
    children.keep(Part.KAFKA, kafka.process());
    ready(Part.KAFKA, kafka.process());
  }

  private void startKeycloak() {
    Realm realm = new Realm(ports.of(Part.GATEWAY), secrets.get("gateway.client"));
    EmbeddedKeycloak keycloak =
        EmbeddedKeycloak.start(
            home.of(Part.KEYCLOAK),
            ports.of(Part.KEYCLOAK),
            new EmbeddedKeycloak.Realm(Realm.NAME, realm.json()),
            secrets.get("keycloak.admin"));
    children.keep(Part.KEYCLOAK, keycloak.process());
    ready(Part.KEYCLOAK, keycloak.process());
  }

  private void startOurs(Part part) {
    LeashedProcess process =
        LeashedProcess.start(new ServiceCommand(home, ports, secrets).of(part));
    children.keep(part, process);
    process.awaitReady(SERVICE_LIMIT, () -> Readiness.of(ports.second(part)));
    ready(part, process);
  }

  private void ready(Part part, LeashedProcess process) {
    progress.done(part.label(), "127.0.0.1:" + ports.of(part));
    children.watch(part, process, this::startAgain);
  }

  private void startAgain(Part part) {
    switch (part) {
      case POSTGRES -> startPostgres();
      case KAFKA -> startKafka();
      case KEYCLOAK -> startKeycloak();
      default -> startOurs(part);
    }
    record(StackState.READY);
  }

  /** Starts one more process of a program of ours beside that of the stack. */
  public Replica another(Part part) {
    StackPorts elsewhere = ports.elsewhere(part);
    Replica replica = Replica.start(part, new ServiceCommand(home, elsewhere, secrets), elsewhere);
    replicas.add(replica);
    return replica;
  }

  /** Lets a program of ours drain and end; returns when another process of it is ready. */
  public void restart(Part part) {
    children.restart(part, this::startAgain);
  }

  /** Tells the other commands how far the stack is. */
  public void record(String state) {
    describe(state).write(home);
  }

  /** What runs. */
  public StackState describe(String state) {
    List<StackState.PartState> parts =
        Arrays.stream(Part.values())
            .map(
                part ->
                    new StackState.PartState(
                        part.label(), children.pid(part), ports.of(part), ports.second(part)))
            .toList();
    ProcessHandle self = ProcessHandle.current();
    return new StackState(
        self.pid(), StackState.startOf(self), state, ports.gateway(), issuer(), parts);
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
    if (!children.beginClosing()) {
      return;
    }
    replicas.forEach(Replica::close);
    children.stop(Part.ours());
    children.stop(List.of(Part.KAFKA, Part.KEYCLOAK, Part.POSTGRES));
    threads.shutdown();
    home.forgetState();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "stack");
    thread.setDaemon(true);
    return thread;
  }
}
