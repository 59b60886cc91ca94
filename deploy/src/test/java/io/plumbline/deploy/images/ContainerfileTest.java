package io.plumbline.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.deploy.images.Containerfile.Instruction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an image must be, read from the file that makes it and from the programs it is made of. */
class ContainerfileTest {
  private static final Path ROOT = Path.of("..");
  private static final Path TEMPLATES = Path.of("helm/plumbline/templates");
  private static final String OPTIONS = "@/app/jvm.args";
  private static final String ARCHIVE = "-XX:AOTCache=/app/app.aot";

  private final Containerfile file = Containerfile.read();

  @Test
  void shouldRunAsTheNumericUserOfTheChart() throws IOException {
    assertThat(file.only("USER")).isEqualTo("10001:10001");
    assertThat(Files.readString(TEMPLATES.resolve("_pod.tpl")))
        .contains("runAsUser: 10001", "runAsGroup: 10001");
  }

  @Test
  void shouldStandOnBasesThatAreArgumentsWithATag() {
    List<String> stages =
        file.all("FROM").stream()
            .filter(from -> from.words().size() == 3)
            .map(from -> from.words().get(2))
            .toList();

    assertThat(file.all("FROM"))
        .extracting(from -> from.words().get(0))
        .allSatisfy(
            base ->
                assertThat(base)
                    .satisfiesAnyOf(
                        name -> assertThat(stages).contains(name),
                        name -> assertThat(name).matches("\\$\\{[A-Z_]+}")));
    assertThat(file.all("ARG"))
        .filteredOn(argument -> argument.stage() < 0)
        .extracting(Instruction::text)
        .hasSize(2)
        .allSatisfy(
            text -> assertThat(text).matches("[A-Z_]+=[a-z.]+/[a-z0-9/.-]+:(?!latest)[\\w.-]+"));
  }

  @Test
  void shouldFetchNothing() {
    assertThat(file.all("ADD")).isEmpty();
    assertThat(file.all("RUN"))
        .extracting(Instruction::text)
        .noneMatch(Pattern.compile("curl|wget|apt-get|apk |https?:").asPredicate());
    assertThat(Containerfile.text("train"))
        .doesNotContainPattern("curl|wget|https?://(?!127\\.0\\.0\\.1)");
  }

  @Test
  void shouldNeedNoShell() {
    assertThat(file.last("RUN")).isNotEmpty();
    assertThat(Stream.concat(file.last("RUN").stream(), file.last("ENTRYPOINT").stream()))
        .extracting(Instruction::text)
        .allMatch(text -> text.startsWith("[\"/opt/java/bin/java\""));
    assertThat(file.last("HEALTHCHECK")).as("probes are the chart's").isEmpty();
  }

  @Test
  void shouldTrainCheckAndRunWithTheSameOptions() {
    String made =
        file.all("RUN").stream()
            .map(Instruction::text)
            .filter(text -> text.contains("-XX:AOTMode=create"))
            .collect(Collectors.joining());

    assertThat(made).contains(OPTIONS, ARCHIVE);
    assertThat(file.only("RUN")).contains(OPTIONS, ARCHIVE, "-XX:AOTMode=on", "--dry-run");
    assertThat(file.only("ENTRYPOINT")).contains(OPTIONS, ARCHIVE);
    assertThat(Containerfile.text("train")).contains("@$apps/catalog/own/jvm.args", "@jvm.args");
  }

  @Test
  void shouldSayWhatIsInIt() {
    assertThat(file.only("LABEL"))
        .contains(
            Stream.of(
                    "title", "description", "version", "revision", "created", "source", "licenses")
                .map(label -> "org.opencontainers.image." + label + "=")
                .toList());
    assertThat(Containerfile.text("build")).contains("sbom.json", "LICENSE", "NOTICE");
  }

  @Test
  void shouldLayWhatChangesMostOnTop() {
    assertThat(file.last("COPY"))
        .extracting(copy -> copy.words().get(copy.words().size() - 2))
        .containsExactly(
            "/opt/java/",
            "apps/${SERVICE}/libraries/",
            "apps/${SERVICE}/own/",
            "apps/${SERVICE}/generated/",
            "/app/app.aot");
  }

  @Test
  void shouldChooseCollectorHeapAndEndOfTheJvm() {
    assertThat(Containerfile.text("jvm.args").lines().filter(line -> !line.startsWith("#")))
        .anyMatch(line -> line.matches("-XX:\\+Use(Serial|G1|Parallel)GC"))
        .anyMatch(line -> line.startsWith("-XX:MaxRAMPercentage="))
        .contains("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void shouldNameModulesThatAreThere() {
    assertThat(Containerfile.text("modules").lines().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(ModuleFinder.ofSystem().find(name)).as(name).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "assessment", "evidence", "reporting"})
  void shouldHoldTheMigrationsWhereTheChartLooks(String service) throws IOException {
    Path program = ROOT.resolve(service + "-service/target/quarkus-app");
    assertThat(Files.readString(TEMPLATES.resolve("_pod.tpl")))
        .contains("/app/app/*:/app/lib/main/*:/app/lib/boot/*");
    assertThat(Files.readString(TEMPLATES.resolve("migrations.yaml")))
        .contains("io.plumbline.platform.persistence.Migrate");

    assertThat(program.resolve("lib/boot")).isNotEmptyDirectory();
    assertThat(entries(program.resolve("lib/main")))
        .contains("io/plumbline/platform/persistence/Migrate.class");
    assertThat(entries(program.resolve("app"))).anyMatch(name -> name.startsWith("db/migration/V"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalog-service",
        "assessment-service",
        "evidence-service",
        "reporting-service",
        "gateway"
      })
  void shouldFindWhatIsCopied(String module) {
    Path program = ROOT.resolve(module).resolve("target/quarkus-app");

    assertThat(Stream.of("app", "lib/boot", "lib/main", "quarkus", "quarkus-run.jar"))
        .allSatisfy(part -> assertThat(program.resolve(part)).exists());
  }

  private static List<String> entries(Path directory) throws IOException {
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.filter(
              jar -> jar.toString().contains("plumbline") || jar.getParent().endsWith("app"))
          .flatMap(ContainerfileTest::names)
          .toList();
    }
  }

  private static Stream<String> names(Path jar) {
    try (JarFile opened = new JarFile(jar.toFile())) {
      return opened.stream().map(entry -> entry.getName()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
