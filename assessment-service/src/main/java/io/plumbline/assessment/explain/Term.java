package io.plumbline.assessment.explain;

import java.util.List;

/**
 * One step of an explanation.
 *
 * @param name what is derived: observed, verdict, bucket, risk, weight, proven or declared
 * @param rule the rule that fired
 * @param inputs what the rule looked at, in the order of reading
 * @param result what it gave
 */
public record Term(String name, String rule, List<Input> inputs, String result) {

  public Term {
    inputs = List.copyOf(inputs);
  }

  /**
   * A value a rule looked at.
   *
   * @param name its name
   * @param value its value as text
   */
  public record Input(String name, String value) {

    static Input of(String name, Object value) {
      return new Input(name, String.valueOf(value));
    }
  }
}
