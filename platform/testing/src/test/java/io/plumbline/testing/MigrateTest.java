package io.plumbline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.platform.persistence.Bootstrap;
import io.plumbline.platform.persistence.Migrate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An operator may still be making the database when the migrations begin. */
class MigrateTest {
  private static final Bootstrap.Passwords PASSWORDS = new Bootstrap.Passwords("m", "a", "s");

  @Test
  void shouldWaitForADatabaseThatIsMadeMeanwhile() throws Exception {
    TestDatabase.start("notes");
    String admin = OncePerJvm.existing("postgres");
    String url = admin.substring(0, admin.indexOf("/postgres?")) + "/plumbline_late";
    assertThatThrownBy(() -> Migrate.run("late", url, "m")).hasMessageContaining("late");
    CompletableFuture<Void> made =
        CompletableFuture.runAsync(
            () -> bootstrap(admin), CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));

    Migrate.await("late", url, "m", Duration.ofSeconds(30));
    Migrate.run("late", url, "m");

    assertThat(made).isCompleted();
  }

  @Test
  void shouldSayWhatIsWrongAfterTheLimit() throws Exception {
    TestDatabase.start("notes");
    String admin = OncePerJvm.existing("postgres");
    String url = admin.substring(0, admin.indexOf("/postgres?")) + "/plumbline_notes";
    Instant before = Instant.now();

    Migrate.await("notes", url, "wrong", Duration.ofSeconds(2));

    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    assertThatThrownBy(() -> Migrate.run("notes", url, "wrong"))
        .hasStackTraceContaining("password authentication failed");
  }

  private static void bootstrap(String admin) {
    try {
      new Bootstrap(admin, "", "").run("late", PASSWORDS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
