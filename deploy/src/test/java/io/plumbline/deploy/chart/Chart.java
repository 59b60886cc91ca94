package io.plumbline.deploy.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The chart as Helm renders it. */
final class Chart {
  static final Path DIRECTORY = Path.of("helm", "plumbline");

  /** What the oldest supported cluster runs. */
  static final String KUBERNETES = "1.29.0";

  private Chart() {}

  static Helm helm() {
    return new Helm(DIRECTORY);
  }

  /** The manifests with the defaults and these settings, {@code a.b=c}. */
  static List<Manifest> render(String... settings) {
    TemplateCommand command = command();
    for (String setting : settings) {
      String[] words = setting.split("=", 2);
      command.set(words[0], words[1]);
    }
    return parse(command.call());
  }

  /** The manifests with a values file. */
  static List<Manifest> renderWith(Path values) {
    return parse(command().withValuesFile(values).call());
  }

  private static TemplateCommand command() {
    return helm().template().withName("trial").withKubeVersion(KUBERNETES);
  }

  private static List<Manifest> parse(String yaml) {
    List<Manifest> manifests = new ArrayList<>();
    for (Object document : new Yaml().loadAll(yaml)) {
      if (document instanceof Map<?, ?> map) {
        manifests.add(new Manifest(map));
      }
    }
    return manifests;
  }
}
