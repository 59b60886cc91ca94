package io.plumbline.deploy.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chart as Helm renders it, hooks included: the library leaves them out, so that what is
 * rendered is a copy of the chart whose hooks carry another annotation until they are read.
 */
final class Chart {
  static final Path DIRECTORY = Path.of("helm", "plumbline");

  /** What the oldest supported cluster runs, one between, and the newest. */
  static final List<String> KUBERNETES = List.of("1.29.0", "1.31.0", "1.34.0");

  private static final String HOOK = "helm.sh/hook";
  private static final String MASKED_HOOK = "masked.helm.sh/hook";
  private static final Path COPY = copy();

  private Chart() {}

  /** The chart itself, to lint it. */
  static Helm helm() {
    return new Helm(DIRECTORY);
  }

  /** The manifests with the defaults and these settings, {@code a.b=c}. */
  static Manifests render(String... settings) {
    return call(command(), settings);
  }

  /** The manifests with a values file and these settings. */
  static Manifests renderWith(Path values, String... settings) {
    return call(command().withValuesFile(values), settings);
  }

  /** The manifests of a release of another name. */
  static Manifests renderAs(String release, Path values) {
    return call(command().withName(release).withValuesFile(values));
  }

  /** The manifests with a values file on one version of Kubernetes. */
  static Manifests renderOn(String kubernetes, Path values) {
    return call(command().withKubeVersion(kubernetes).withValuesFile(values));
  }

  /** The values files every rule is held against, {@code ci/*.yaml}. */
  static List<Path> valuesFiles() {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve("ci"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TemplateCommand command() {
    return new Helm(COPY)
        .template()
        .withName("trial")
        .withNamespace("plumbline")
        .withKubeVersion(KUBERNETES.get(0));
  }

  private static Manifests call(TemplateCommand command, String... settings) {
    for (String setting : settings) {
      String[] words = setting.split("=", 2);
      command.set(words[0], words[1]);
    }
    return Manifests.parse(command.call().replace(MASKED_HOOK, HOOK));
  }

  private static Path copy() {
    Path copy = Path.of("target", "chart");
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(DIRECTORY.relativize(file));
        Files.createDirectories(target.getParent());
        Files.writeString(target, Files.readString(file).replace(HOOK, MASKED_HOOK));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
