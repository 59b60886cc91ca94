package io.plumbline.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL 18 in a container; the image can be named by {@code plumbline.test.image}. */
final class ContainerPostgres {

  private ContainerPostgres() {}

  @SuppressWarnings("resource")
  static String start() {
    DockerImageName image =
        DockerImageName.parse(System.getProperty("plumbline.test.image", "postgres:18"))
            .asCompatibleSubstituteFor("postgres");
    PostgreSQLContainer server = new PostgreSQLContainer(image).withDatabaseName("postgres");
    server.start();
    return "jdbc:postgresql://%s:%d/postgres?user=%s&password=%s"
        .formatted(
            server.getHost(),
            server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            server.getUsername(),
            server.getPassword());
  }
}
