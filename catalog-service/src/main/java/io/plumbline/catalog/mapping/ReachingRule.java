package io.plumbline.catalog.mapping;

import java.util.List;

/**
 * A rule with the practices it reaches.
 *
 * @param practices resource names in the built-in edition, in its own order; twins come together
 */
public record ReachingRule(Rule rule, List<String> practices) {

  public ReachingRule {
    practices = List.copyOf(practices);
  }
}
