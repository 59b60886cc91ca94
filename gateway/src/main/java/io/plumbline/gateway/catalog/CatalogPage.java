package io.plumbline.gateway.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All the catalog page shows.
 *
 * @param editions every edition the reader may see
 * @param chosen the edition whose practices are shown, absent without editions
 * @param areas its practices by area
 */
public record CatalogPage(List<Edition> editions, @Nullable Edition chosen, List<Area> areas) {

  /**
   * One edition.
   *
   * @param name its name for people
   * @param id its resource name
   * @param href its page
   * @param state published, draft or deprecated
   * @param practices how many practices it has
   * @param concepts how many distinct ones they are
   * @param builtIn whether the product ships it
   * @param hash the first characters of its content hash
   * @param on whether it is shown
   */
  public record Edition(
      String name,
      String id,
      String href,
      String state,
      int practices,
      int concepts,
      boolean builtIn,
      String hash,
      boolean on) {}

  /**
   * Practices of one area.
   *
   * @param name the area
   * @param practices its practices
   */
  public record Area(String name, List<Practice> practices) {}

  /**
   * One practice.
   *
   * @param key its resource id
   * @param id its id as the edition writes it
   * @param title its title
   * @param topic its topic
   * @param text what it asks for
   * @param url the publisher's page, empty when there is none
   * @param risk its risk in words
   * @param rules rules that speak for it, in words
   * @param twin id of its twin, empty without one
   */
  public record Practice(
      String key,
      String id,
      String title,
      String topic,
      String text,
      String url,
      String risk,
      String rules,
      String twin) {

    public boolean high() {
      return risk.equals("HIGH");
    }
  }
}
