package io.plumbline.gateway.preview;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the real templates without a server. */
public final class Pages {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private final Engine engine;

  public Pages() {
    var builder =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .strictRendering(true)
            .addLocator(Pages::locate);
    for (String tag : List.of("time", "icon", "obs", "around", "waiting", "shelf")) {
      builder.addSectionHelper(new UserTagSectionHelper.Factory(tag, "tags/" + tag + ".html"));
    }
    engine = builder.build();
  }

  private static Optional<io.quarkus.qute.TemplateLocator.TemplateLocation> locate(String id) {
    Path file = TEMPLATES.resolve(id.endsWith(".html") ? id : id + ".html");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        new io.quarkus.qute.TemplateLocator.TemplateLocation() {
          @Override
          public java.io.Reader read() {
            try {
              return Files.newBufferedReader(file);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }

          @Override
          public Optional<Variant> getVariant() {
            return Optional.of(new Variant(java.util.Locale.ENGLISH, Variant.TEXT_HTML, "UTF-8"));
          }
        });
  }

  /** The page as HTML. */
  public String render(String template, Map<String, Object> data) {
    var parsed = engine.getTemplate(template);
    if (parsed == null) {
      throw new IllegalArgumentException("no template " + template);
    }
    return parsed.render(data);
  }
}
