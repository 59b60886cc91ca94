package io.plumbline.catalog.edition;

/** The names of what the product ships. */
public final class BuiltIn {

  /** The framework of both built-in editions. */
  public static final String FRAMEWORK = "aws-wa-security";

  /** The built-in edition: 60 practices. References are resolved to it. */
  public static final EditionName EDITION = new EditionName(FRAMEWORK, "seed");

  /** The index of AWS's current edition: 63 practices. */
  public static final EditionName CURRENT_INDEX = new EditionName(FRAMEWORK, "2024-11-06");

  private BuiltIn() {}
}
