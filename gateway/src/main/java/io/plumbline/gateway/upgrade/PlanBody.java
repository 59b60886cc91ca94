package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.words.Bar;
import io.plumbline.wall.Wall;
import java.util.List;
import java.util.Set;

/**
 * A plan as people read it.
 *
 * @param from the old edition
 * @param to the new one
 * @param carried how many answers are carried
 * @param flagged how many with a flag
 * @param asks how many somebody has to decide on
 * @param stays how many have no place
 * @param fresh how many practices of the new edition nothing stands for
 * @param before the score now, over all practices
 * @param beforeDistinct the same over distinct ones
 * @param after the score then
 * @param afterDistinct the same over distinct ones
 * @param wallBefore the wall now
 * @param wallAfter the wall then
 * @param asking practices of the new edition that ask
 * @param choosing where choices are tried; empty when the time for that is over
 * @param edition resource name of the new edition
 * @param chosen answers that were chosen
 * @param attached what people still have to do with the old practices
 * @param flags answers that are carried with a flag
 * @param left answers without a place
 * @param rest answers that are carried
 */
public record PlanBody(
    String from,
    String to,
    int carried,
    int flagged,
    int asks,
    int stays,
    int fresh,
    Bar before,
    Bar beforeDistinct,
    Bar after,
    Bar afterDistinct,
    Wall wallBefore,
    Wall wallAfter,
    List<AskRow> asking,
    String choosing,
    String edition,
    List<PlanRow> chosen,
    List<AttachedRow> attached,
    List<PlanRow> flags,
    List<PlanRow> left,
    List<PlanRow> rest) {

  /** The wall now; two walls on one page need ids of their own. */
  public String svgBefore() {
    return wallBefore.svg("before-", Set.of());
  }

  /** The wall then. */
  public String svgAfter() {
    return wallAfter.svg("after-", Set.of());
  }
}
