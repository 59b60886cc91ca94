package io.plumbline.wall;

import org.jspecify.annotations.Nullable;

/**
 * One practice as one brick of the wall. Text is plain, unescaped; the drawing escapes it.
 *
 * @param id practice id as people read it, {@code SEC01-BP01}
 * @param title the practice's title
 * @param area the area it stands in; bricks of one area form one course
 * @param topic the topic it stands in; topics of a course are parted by a wider joint
 * @param bucket what its mark says
 * @param declared the declaration in words, {@code Implemented}
 * @param observed the observed status in words, {@code Failing}
 * @param verdict the verdict in words, {@code Contradicted}
 * @param risk the risk in words, {@code HIGH}
 * @param weight the scoring weight of the practice, zero or more; the plumb line hangs by it
 * @param twin id of the practice that means the same, if there is one
 * @param href where the brick leads
 * @param until when an accepted risk ends, in words, if the bucket is {@link Bucket#EXCEPTED}
 */
public record Brick(
    String id,
    String title,
    String area,
    String topic,
    Bucket bucket,
    String declared,
    String observed,
    String verdict,
    String risk,
    int weight,
    @Nullable String twin,
    String href,
    @Nullable String until) {

  public Brick {
    if (weight < 0) {
      throw new IllegalArgumentException("weight must not be negative: " + weight);
    }
  }

  /** One sentence that says all the mark says, for tooltips and screen readers. */
  public String sentence() {
    StringBuilder text = new StringBuilder(160).append(id).append(' ').append(title).append(": ");
    text.append(state()).append(". Declared ").append(declared);
    text.append(", observed ").append(observed);
    if (!verdict.equalsIgnoreCase(bucket.word())) {
      text.append(", verdict ").append(verdict);
    }
    text.append(". Risk ").append(risk).append('.');
    if (twin != null) {
      text.append(" Twin of ").append(twin).append('.');
    }
    return text.toString();
  }

  /** The bucket's word, with the end of an accepted risk when there is one. */
  public String state() {
    return bucket == Bucket.EXCEPTED && until != null
        ? bucket.word() + " until " + until
        : bucket.word();
  }
}
