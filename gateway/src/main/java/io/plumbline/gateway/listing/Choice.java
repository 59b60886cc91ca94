package io.plumbline.gateway.listing;

/**
 * A way to narrow a list.
 *
 * @param label its word
 * @param href the list of it
 * @param current whether it is the one shown
 */
public record Choice(String label, String href, boolean current) {

  /** The choice of a value of a parameter, from the first page on. */
  public static Choice of(Address address, String parameter, String value, String label) {
    return new Choice(
        label,
        address.with(parameter, value).with("page", "").href(),
        address.value(parameter).equals(value));
  }
}
