package io.plumbline.evidence.masking;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The masker of this installation; wrong patterns stop the start. */
@Startup
@ApplicationScoped
public class Masking {

  private final Masker masker;

  @Inject
  public Masking(MaskingConfig config, MeterRegistry meters) {
    this.masker =
        new Masker(
            patterns(config),
            name -> meters.counter("plumbline.evidence.masked", "pattern", name).increment());
    check(config);
  }

  /** What replaces a credential must not look like one. */
  private void check(MaskingConfig config) {
    for (String name : config.patterns().keySet()) {
      String replaced = "[masked " + name + "]";
      if (!masker.mask(replaced).equals(replaced)) {
        throw new IllegalArgumentException(
            "pattern " + name + " finds a credential in its own replacement: " + replaced);
      }
    }
  }

  public Masker masker() {
    return masker;
  }

  static List<SecretPattern> patterns(MaskingConfig config) {
    Set<String> without = config.without().orElse(Set.of());
    List<SecretPattern> patterns = new ArrayList<>(BuiltIn.patterns());
    List<String> known = patterns.stream().map(SecretPattern::name).toList();
    without.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "plumbline.evidence.masking.without names "
                      + name
                      + ", which is none of "
                      + known);
            });
    patterns.removeIf(pattern -> without.contains(pattern.name()));
    config
        .patterns()
        .forEach(
            (name, custom) ->
                patterns.add(SecretPattern.custom(name, custom.literals(), custom.expression())));
    return patterns;
  }
}
