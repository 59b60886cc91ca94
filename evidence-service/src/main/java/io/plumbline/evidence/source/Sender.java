package io.plumbline.evidence.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A registered source as ingest needs it.
 *
 * @param product the product it sends for, or {@code *}
 * @param accounts the accounts it may speak for, or a single {@code *}
 */
public record Sender(String id, String product, Set<String> accounts) {

  static final String ANY = "*";

  /** Among the sources of one client the one for a product: its own, else the one for any. */
  public static Optional<Sender> pick(List<Sender> senders, String product) {
    return senders.stream()
        .filter(sender -> sender.product.equalsIgnoreCase(product))
        .findFirst()
        .or(() -> senders.stream().filter(sender -> sender.product.equals(ANY)).findFirst());
  }

  public boolean speaksForProduct(String other) {
    return product.equals(ANY) || product.equalsIgnoreCase(other);
  }

  public boolean speaksForAccount(String account) {
    return accounts.contains(ANY) || accounts.contains(account);
  }

  /** The one product it sends for; nothing when it sends for any. */
  public Optional<String> onlyProduct() {
    return product.equals(ANY) ? Optional.empty() : Optional.of(product);
  }
}
