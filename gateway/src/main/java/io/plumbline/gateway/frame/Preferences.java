package io.plumbline.gateway.frame;

/**
 * How the reader likes it; kept in cookies without meaning to anybody else.
 *
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param railCollapsed whether the rail shows icons only
 */
public record Preferences(String theme, boolean railCollapsed) {
  public static final Preferences DEFAULT = new Preferences("auto", false);

  /** The theme the switch leads to from here: auto, light, dark, auto. */
  public String nextTheme() {
    return switch (theme) {
      case "light" -> "dark";
      case "dark" -> "auto";
      default -> "light";
    };
  }
}
