package io.plumbline.deploy.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a set of network policies allows, as {@code source -> target:port}. An arrow between two
 * components needs both ends: egress of the one and ingress of the other.
 *
 * @param egress what the sources are allowed
 * @param ingress what the targets are allowed
 */
record Arrows(Set<String> egress, Set<String> ingress) {
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final int DNS = 53;

  /** What is outside is told by its port, as its peers may be anywhere. */
  private static final Map<Integer, String> OUTSIDE =
      Map.of(5432, "postgres", 9092, "kafka", 9093, "kafka", 9094, "kafka");

  static Arrows of(Manifests manifests) {
    Set<String> egress = new TreeSet<>();
    Set<String> ingress = new TreeSet<>();
    for (Manifest policy : manifests.of("NetworkPolicy")) {
      Object component = policy.map("spec.podSelector.matchLabels").get(COMPONENT);
      if (component == null) {
        continue;
      }
      for (Manifest rule : rules(policy, "egress")) {
        for (int port : ports(rule)) {
          for (String target : targets(rule, port)) {
            egress.add("%s -> %s:%d".formatted(component, target, port));
          }
        }
      }
      for (Manifest rule : rules(policy, "ingress")) {
        for (int port : ports(rule)) {
          for (Object peer : rule.list("from")) {
            ingress.add("%s -> %s:%d".formatted(name(peer), component, port));
          }
        }
      }
    }
    return new Arrows(egress, ingress);
  }

  /** Arrows that are allowed where they begin and where they end. */
  Set<String> allowed() {
    Set<String> allowed = new TreeSet<>();
    egress.stream()
        .filter(arrow -> ingress.contains(arrow) || !endsInside(arrow))
        .forEach(allowed::add);
    ingress.stream()
        .filter(arrow -> arrow.startsWith("ns:") || egress.contains(arrow))
        .forEach(allowed::add);
    return allowed;
  }

  /** Arrows between components of which one end only is open. */
  Set<String> halfOpen() {
    Set<String> half = new TreeSet<>(egress);
    half.addAll(ingress);
    half.removeAll(allowed());
    return half;
  }

  private static boolean endsInside(String arrow) {
    return !arrow.matches(".* -> (postgres|kafka|issuer):.*");
  }

  private static List<Manifest> rules(Manifest policy, String way) {
    return policy.list("spec." + way).stream().map(rule -> new Manifest((Map<?, ?>) rule)).toList();
  }

  private static Set<Integer> ports(Manifest rule) {
    return rule.list("ports").stream()
        .map(port -> (Integer) ((Map<?, ?>) port).get("port"))
        .filter(port -> port != DNS)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The components of a rule; what lies outside by its port. */
  private static Set<String> targets(Manifest rule, int port) {
    Set<String> inside = new TreeSet<>();
    for (Object peer : rule.list("to")) {
      Object component =
          new Manifest((Map<?, ?>) peer).map("podSelector.matchLabels").get(COMPONENT);
      if (component != null) {
        inside.add(component.toString());
      }
    }
    return inside.isEmpty() ? Set.of(OUTSIDE.getOrDefault(port, "issuer")) : inside;
  }

  private static String name(Object peer) {
    Manifest from = new Manifest((Map<?, ?>) peer);
    Map<String, Object> labels = new LinkedHashMap<>(from.map("podSelector.matchLabels"));
    if (labels.containsKey(COMPONENT)) {
      return labels.get(COMPONENT).toString();
    }
    Object namespace = from.map("namespaceSelector.matchLabels").get("kubernetes.io/metadata.name");
    return "ns:"
        + (namespace == null ? from.text("namespaceSelector.matchExpressions.0.key") : namespace);
  }
}
