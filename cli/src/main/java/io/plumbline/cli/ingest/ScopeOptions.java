package io.plumbline.cli.ingest;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.evidence.v1.ScanScope;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a scan looked at, where that is more or less than what it found. */
final class ScopeOptions {

  @Option(
      names = "--accounts",
      paramLabel = "A",
      split = ",",
      description = "Accounts the scan looked at; those in the file when not given.")
  private List<String> accounts = List.of();

  @Option(
      names = "--regions",
      paramLabel = "R",
      split = ",",
      description = "Regions the scan looked at; those in the file when not given.")
  private List<String> regions = List.of();

  @Option(
      names = "--rules",
      paramLabel = "RULE",
      split = ",",
      description = "Checks the scan made; those in the file when not given.")
  private List<String> rules = List.of();

  @Option(
      names = "--started",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "When the scan began, such as 2026-03-04T05:06:07Z.")
  private @Nullable Instant started;

  ScanScope get() {
    ScanScope.Builder scope =
        ScanScope.newBuilder().addAllAccounts(accounts).addAllRegions(regions).addAllRules(rules);
    if (started != null) {
      scope.setStartTime(
          Timestamp.newBuilder().setSeconds(started.getEpochSecond()).setNanos(started.getNano()));
    }
    return scope.build();
  }

  /** An instant as ISO 8601 writes it. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(text + " is not a time such as 2026-03-04T05:06:07Z");
      }
    }
  }
}
