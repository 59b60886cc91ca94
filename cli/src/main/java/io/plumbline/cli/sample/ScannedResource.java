package io.plumbline.cli.sample;

import io.plumbline.cli.sample.Sample.Check;
import java.util.List;

/**
 * A resource of a sample account.
 *
 * @param name the last part of its ARN
 * @param arn the whole
 */
record ScannedResource(String account, String region, String name, String arn) {
  private static final List<String> NAMES =
      List.of("orders", "catalog", "search", "mail", "images", "carts", "ledger", "reports");

  static ScannedResource of(
      Check check, String workload, String account, String region, int index) {
    String word = NAMES.get(index % NAMES.size());
    int round = index / NAMES.size();
    String name = workload + "-" + word + (round == 0 ? "" : "-" + (round + 1));
    String arn =
        check
            .arn()
            .replace("{account}", account)
            .replace("{region}", region)
            .replace("{name}", name);
    return new ScannedResource(account, region, name, arn);
  }
}
