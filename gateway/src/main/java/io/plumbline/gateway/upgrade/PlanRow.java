package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.listing.Marked;
import java.util.List;

/**
 * An answer, with what becomes of it.
 *
 * @param id of the practice
 * @param title of the practice
 * @param declared what is declared, in words
 * @param author who said so; empty when nobody did
 * @param fate what becomes of it
 * @param why the doubt in words; empty when there is none
 * @param places where it goes, or may go
 */
public record PlanRow(
    String id,
    String title,
    String declared,
    String author,
    Marked fate,
    String why,
    List<Place> places) {

  /**
   * A practice of the new edition.
   *
   * @param confidence how sure it is, in words
   */
  public record Place(String id, String title, String confidence) {}
}
