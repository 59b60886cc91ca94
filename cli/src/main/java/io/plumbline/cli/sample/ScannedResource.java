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
    return new ScannedResource(account, region, name, arn(check, account, region, name));
  }

  /** A resource of that name; its ARN holds the name even where the check looks at one only. */
  static ScannedResource named(Check check, String account, String region, String name) {
    String arn = arn(check, account, region, name);
    return new ScannedResource(account, region, name, arn.contains(name) ? arn : arn + "/" + name);
  }

  private static String arn(Check check, String account, String region, String name) {
    return check
        .arn()
        .replace("{account}", account)
        .replace("{region}", region)
        .replace("{name}", name);
  }
}
