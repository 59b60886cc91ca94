package io.plumbline.gateway.whatif;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.words.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the score would be if some practices were fixed.
 *
 * @param workload the workload's name
 * @param base path of the assessment
 * @param quick sets that are chosen with one step
 * @param options all that could be fixed, what gains most first
 * @param wall the picture, what would turn outlined
 * @param result what would change; null while nothing is chosen
 */
public record WhatIfPage(
    Frame frame,
    String workload,
    String base,
    List<Choice> quick,
    List<Option> options,
    String wall,
    @Nullable Result result) {

  /** How many are chosen. */
  public long chosen() {
    return options.stream().filter(Option::chosen).count();
  }

  /**
   * Something that could be fixed.
   *
   * @param key by which it is chosen
   * @param id of the practice, and of its twin
   * @param title of the practice
   * @param mark where it counts now, as a picture
   * @param state the same in words, with what is observed
   * @param risk what is at risk now
   * @param high whether that is HIGH
   * @param gain points it would add, {@code +1.7}
   * @param chosen whether it is chosen
   */
  public record Option(
      String key,
      String id,
      String title,
      String mark,
      String state,
      String risk,
      boolean high,
      String gain,
      boolean chosen) {}

  /**
   * What would change.
   *
   * @param before the score now, over all practices
   * @param after the score then
   * @param gain how far the proven score would move, {@code +7.9}
   * @param distinctBefore the score now over distinct practices
   * @param distinctAfter the score then
   * @param distinctGain how far that would move
   * @param areas each area, and its topics that would move
   * @param turns practices that would stand otherwise
   * @param policy version of the scoring policy
   */
  public record Result(
      Bar before,
      Bar after,
      String gain,
      Bar distinctBefore,
      Bar distinctAfter,
      String distinctGain,
      List<Area> areas,
      List<Turn> turns,
      String policy) {}

  /**
   * A part of the edition.
   *
   * @param name its name
   * @param before its proven score now; a dash where nothing counts
   * @param after its proven score then
   * @param gain how far it would move; empty when it would not
   * @param topics its topics that would move
   */
  public record Area(String name, Bar before, Bar after, String gain, List<Area> topics) {}

  /**
   * A practice that would stand otherwise.
   *
   * @param href its panel
   * @param id of the practice
   * @param title of the practice
   * @param from where it counts now, as a picture
   * @param was the same in words, with the risk
   * @param to where it would count, as a picture
   * @param is the same in words, with the risk
   * @param planHref where an improvement is planned for it; empty where the reader may not
   */
  public record Turn(
      String href,
      String id,
      String title,
      String from,
      String was,
      String to,
      String is,
      String planHref) {}
}
