package io.plumbline.assessment.workload;

import java.util.List;

/** The rules of a scope as one document of the database. */
record ScopeRules(List<ScopeRule> rules) {

  ScopeRules {
    rules = List.copyOf(rules);
  }
}
