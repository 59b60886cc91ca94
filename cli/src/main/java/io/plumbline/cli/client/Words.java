package io.plumbline.cli.client;

import com.google.protobuf.ProtocolMessageEnum;
import io.plumbline.cli.CommandFailedException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum values as people write them: without the prefix their contract gives them. */
public final class Words {
  private Words() {}

  /** {@code VERDICT_CONSISTENT} as {@code CONSISTENT}. */
  public static String of(ProtocolMessageEnum value) {
    return value.getValueDescriptor().getName().substring(prefix(value).length());
  }

  /** As {@link #of} in lower case with hyphens. */
  public static String lower(ProtocolMessageEnum value) {
    return of(value).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value a person means, in either case, with hyphens or underscores.
   *
   * @throws CommandFailedException when there is none; the message lists those there are
   */
  public static <E extends Enum<E> & ProtocolMessageEnum> E parse(
      String what, String word, E[] values) {
    String wanted = word.toUpperCase(Locale.ROOT).replace('-', '_');
    List<E> choices =
        Arrays.stream(values)
            .filter(value -> !value.name().equals("UNRECOGNIZED"))
            .filter(value -> value.getNumber() != 0)
            .toList();
    return choices.stream()
        .filter(value -> of(value).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    what
                        + " "
                        + word
                        + " is not one of "
                        + choices.stream().map(Words::of).collect(Collectors.joining(", "))));
  }

  private static String prefix(ProtocolMessageEnum value) {
    String zero = value.getDescriptorForType().getValues().get(0).getName();
    return zero.substring(0, zero.length() - "UNSPECIFIED".length());
  }
}
