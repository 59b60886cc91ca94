package io.plumbline.deploy.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** What one rendering gives. */
record Manifests(List<Manifest> all) {

  private static final List<String> WITH_POD_TEMPLATE = List.of("Deployment", "Job");

  static Manifests parse(String yaml) {
    List<Manifest> manifests = new ArrayList<>();
    for (Object document : new Yaml().loadAll(yaml)) {
      if (document instanceof Map<?, ?> map) {
        manifests.add(new Manifest(map));
      }
    }
    return new Manifests(manifests);
  }

  List<Manifest> of(String kind) {
    return all.stream().filter(manifest -> manifest.kind().equals(kind)).toList();
  }

  List<String> names(String kind) {
    return of(kind).stream().map(Manifest::name).toList();
  }

  Manifest one(String kind, String name) {
    return of(kind).stream()
        .filter(manifest -> manifest.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + "/" + name + " among " + all));
  }

  /** Every pod of the rendering, each as a manifest whose {@code spec} is that of the pod. */
  List<Manifest> pods() {
    return all.stream()
        .filter(manifest -> manifest.kind().equals("Pod") || hasTemplate(manifest))
        .map(manifest -> hasTemplate(manifest) ? manifest.podOfTemplate() : manifest)
        .toList();
  }

  private static boolean hasTemplate(Manifest manifest) {
    return WITH_POD_TEMPLATE.contains(manifest.kind());
  }
}
