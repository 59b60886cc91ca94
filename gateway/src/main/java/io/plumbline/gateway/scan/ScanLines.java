package io.plumbline.gateway.scan;

import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import java.util.List;

/** The numbers of a scan, each leading to its rows. */
final class ScanLines {
  private ScanLines() {}

  /** Those that sum to what was read. */
  static List<ScanPage.Line> outcomes(String scan, IngestOutcomes n) {
    return List.of(
        line("New", n.getNew(), held(scan, "outcome", "NEW"), "seen for the first time"),
        line(
            "Changed", n.getChanged(), held(scan, "outcome", "CHANGED"), "says something else now"),
        line(
            "Refreshed",
            n.getRefreshed(),
            held(scan, "outcome", "REFRESHED"),
            "says the same, seen later"),
        line("Unchanged", n.getUnchanged(), "", "known already, nothing was written"),
        line("Outdated", n.getOutdated(), "", "older than what is stored"),
        line("Duplicate", n.getDuplicate(), "", "lost to another record of the same finding"),
        line(
            "Quarantined",
            n.getQuarantined(),
            "/evidence/quarantine?state=ALL&scan=" + scan,
            "refused alone, and kept"));
  }

  /** What else is known. */
  static List<ScanPage.Line> further(String scan, IngestOutcomes n) {
    return List.of(
        line(
            "Gone", n.getGone(), held(scan, "outcome", "GONE"), "in its scope, and no longer seen"),
        line("Unrouted", n.getUnrouted(), held(scan, "routed", "false"), "belong to no workload"),
        line(
            "Unmapped",
            n.getUnmapped(),
            held(scan, "mapped", "false"),
            "by rules no mapping set knows"),
        line("Masked", n.getMasked(), "", "held credentials, masked before anything was stored"));
  }

  private static String held(String scan, String name, String value) {
    return Address.of("/evidence/findings").with("scan", scan).with(name, value).href();
  }

  private static ScanPage.Line line(String label, long n, String href, String means) {
    return new ScanPage.Line(label, Figures.whole(n), n == 0 ? "" : href, means, n == 0);
  }
}
