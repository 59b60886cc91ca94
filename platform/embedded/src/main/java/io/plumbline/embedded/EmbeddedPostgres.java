package io.plumbline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A PostgreSQL 18 server on 127.0.0.1. The directory keeps its data: starting on the same directory
 * again opens the same databases. The superuser's password is made once per directory and kept in
 * it, readable by the owner only.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** Name of the superuser. */
  public static final String SUPERUSER = "postgres";

  private static final String SECRET = "superuser.password";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "max_connections", "150",
          "shared_buffers", "64MB",
          "log_min_messages", "warning",
          "log_checkpoints", "off",
          "max_wal_size", "512MB");

  private final LeashedProcess process;
  private final int port;
  private final String password;

  private EmbeddedPostgres(LeashedProcess process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /** Starts a server that survives {@code kill -9} without losing a committed transaction. */
  public static EmbeddedPostgres start(Path directory, int port) {
    return start(directory, port, Map.of());
  }

  /** Starts a server for tests: quicker, and its data is worth nothing after a crash. */
  public static EmbeddedPostgres startThrowaway(Path directory) {
    return start(
        directory,
        Ports.free(),
        Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
  }

  /**
   * Starts a server.
   *
   * @param directory made when missing; its folder {@code data} is the cluster
   * @param port of 127.0.0.1
   * @param settings server settings that add to or replace the defaults
   * @throws StartFailedException with one line that says why
   */
  public static EmbeddedPostgres start(Path directory, int port, Map<String, String> settings) {
    Path home = directory.toAbsolutePath();
    PidFile.endOrphan(home.resolve("postgres.pid"));
    PostgresCluster cluster = PostgresCluster.open(home);
    LeashedProcess process =
        LeashedProcess.start(
            new LeashedCommand(
                "postgres", arguments(cluster, port, settings), Map.of(), home, "INT"));
    try {
      process.awaitReady(START_LIMIT, () -> isReady(cluster, process.pid()));
    } catch (StartFailedException e) {
      process.close();
      throw e;
    }
    return new EmbeddedPostgres(process, port, cluster.password());
  }

  private static List<String> arguments(
      PostgresCluster cluster, int port, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(SETTINGS);
    all.putAll(settings);
    all.put("port", Integer.toString(port));
    List<String> arguments = new ArrayList<>(RootGuard.prefix());
    arguments.add(PostgresBinaries.bin().resolve("postgres").toString());
    arguments.addAll(List.of("-D", cluster.data().toString()));
    all.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return arguments;
  }

  /** The last line of postmaster.pid is the server's own word on its state. */
  private static boolean isReady(PostgresCluster cluster, long pid) {
    try {
      List<String> lines = Files.readAllLines(cluster.data().resolve("postmaster.pid"));
      return lines.size() >= 8
          && lines.get(0).equals(Long.toString(pid))
          && lines.get(7).strip().equals("ready");
    } catch (IOException e) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  /** The superuser's password. */
  public String password() {
    return password;
  }

  /**
   * The superuser's password of the server that was started on this directory.
   *
   * @throws UncheckedIOException when there was none
   */
  public static String passwordOf(Path directory) {
    try {
      return Files.readString(directory.resolve(SECRET)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JDBC address of a database of this server, without credentials. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Address of a database for the reactive client, without credentials. */
  public String reactiveUrl(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  public LeashedProcess process() {
    return process;
  }

  /** Stops the server cleanly; open connections are cut. */
  @Override
  public void close() {
    process.close();
  }

  /** Where the cluster is and how to enter it. */
  private record PostgresCluster(Path data, String password) {

    static PostgresCluster open(Path home) {
      Path data = home.resolve("data");
      try {
        Files.createDirectories(home);
        Path secret = home.resolve(SECRET);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
          CacheDirectory.deleteTree(data);
          Secrets.write(secret, Secrets.random());
          initialise(home, data, secret);
        }
        checkVersion(data);
        return new PostgresCluster(data, Files.readString(secret).strip());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void initialise(Path home, Path data, Path secret) throws IOException {
      Path fresh = home.resolve("data.half");
      CacheDirectory.deleteTree(fresh);
      List<String> line = new ArrayList<>(RootGuard.prefix());
      line.add(PostgresBinaries.bin().resolve("initdb").toString());
      line.addAll(List.of("-D", fresh.toString(), "-U", SUPERUSER, "--pwfile", secret.toString()));
      line.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--no-sync"));
      line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
      LeashedProcess.start(LeashedCommand.of("initdb", line, Map.of(), home))
          .awaitSuccess(START_LIMIT);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
      Files.move(fresh, data);
    }

    private static void checkVersion(Path data) throws IOException {
      String version = Files.readString(data.resolve("PG_VERSION")).strip();
      if (!version.equals(PostgresBinaries.MAJOR)) {
        throw new StartFailedException(
            data + " was written by PostgreSQL " + version + ", this is " + PostgresBinaries.MAJOR);
      }
    }
  }
}
