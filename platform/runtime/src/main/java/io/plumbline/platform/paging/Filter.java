package io.plumbline.platform.paging;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The {@code filter} of a list: conditions joined by AND, each {@code field = "value"}, a small
 * part of AIP-160. A value stands in double quotes; within them {@code \"} and {@code \\} stand for
 * a quote and a backslash. A field may be given once; no condition at all lets everything through.
 */
public final class Filter {

  private final Map<String, String> conditions;

  private Filter(Map<String, String> conditions) {
    this.conditions = Map.copyOf(conditions);
  }

  /**
   * Reads a filter.
   *
   * @param text as the request has it
   * @param fields the fields the list can be filtered by
   * @throws io.plumbline.platform.grpc.DomainException INVALID_ARGUMENT, REQUEST_INVALID, with the
   *     position (from 1) of the first character that can not be read
   */
  public static Filter parse(String text, Set<String> fields) {
    return new Filter(new FilterReader(text, fields).read());
  }

  /** The value asked for, or nothing when the field may hold any. */
  public Optional<String> value(String field) {
    return Optional.ofNullable(conditions.get(field));
  }

  /** Equal for filters that let the same through, whatever their spacing and order. */
  public String canonical() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(conditions)
        .forEach(
            (field, value) ->
                text.append(field).append(value.length()).append('=').append(value).append(';'));
    return text.toString();
  }
}
