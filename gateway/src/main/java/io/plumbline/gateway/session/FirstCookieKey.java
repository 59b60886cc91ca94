package io.plumbline.gateway.session;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Gives the first line of {@code plumbline.cookie-key} a name, for what knows one key only. */
public final class FirstCookieKey implements ConfigSourceFactory {
  private static final int ORDINAL = 100;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue keys = context.getValue("plumbline.cookie-key");
    if (keys == null || keys.getValue() == null) {
      return List.of();
    }
    List<String> lines = CookieKeys.lines(keys.getValue());
    return lines.isEmpty()
        ? List.of()
        : List.of(
            new PropertiesConfigSource(
                Map.of("plumbline.first-cookie-key", lines.get(0)), "first cookie key", ORDINAL));
  }
}
