package io.plumbline.reporting.portfolio;

import com.google.protobuf.ProtocolMessageEnum;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import io.plumbline.platform.paging.Filter;
import io.plumbline.proto.assessment.v1.Workload.Criticality;
import io.plumbline.proto.assessment.v1.Workload.Environment;
import io.plumbline.reporting.projection.Sight;
import io.plumbline.reporting.score.Words;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which workloads a portfolio is about: those in use that the caller may see and the filter lets
 * through.
 *
 * @param sight what the caller may see
 * @param filter the filter in its canonical form
 * @param unit the unit asked for, or any
 * @param environment number of the environment asked for, or any
 * @param criticality number of the criticality asked for, or any
 */
record Selection(
    Sight sight,
    String filter,
    @Nullable String unit,
    @Nullable Integer environment,
    @Nullable Integer criticality) {

  /** Workload w with its newest assessment a, absent when it has none; uses $1 to $6. */
  static final String MATCHING =
      " from workload w left join lateral (select * from assessment x"
          + " where x.tenant = w.tenant and x.workload = w.name and not x.set_aside"
          + " order by x.create_time desc, x.name desc limit 1) a on true where "
          + Sight.CONDITION
          + " and not w.archived and ($4::text is null or w.unit = $4)"
          + " and ($5::integer is null or w.environment = $5)"
          + " and ($6::integer is null or w.criticality = $6)";

  private static final Set<String> FIELDS = Set.of("unit", "environment", "criticality");

  static Selection of(Sight sight, String text) {
    Filter filter = Filter.parse(text, FIELDS);
    return new Selection(
        sight,
        filter.canonical(),
        filter.value("unit").orElse(null),
        number(filter, "environment", Environment.values()),
        number(filter, "criticality", Criticality.values()));
  }

  /** The first six parameters, to add the others to. */
  Tuple parameters() {
    return sight.parameters().addString(unit).addInteger(environment).addInteger(criticality);
  }

  private static @Nullable Integer number(
      Filter filter, String field, ProtocolMessageEnum[] constants) {
    Optional<String> value = filter.value(field);
    return value.isEmpty() ? null : number(field, value.get(), constants);
  }

  private static int number(String field, String value, ProtocolMessageEnum[] constants) {
    String wanted = value.toUpperCase(Locale.ROOT);
    for (ProtocolMessageEnum constant : known(constants)) {
      if (wanted.equals(Words.upper(constant))
          || wanted.equals(constant.getValueDescriptor().getName())) {
        return constant.getNumber();
      }
    }
    throw DomainException.invalid(
        PlatformReason.REQUEST_INVALID,
        "filter",
        "%s is one of %s"
            .formatted(
                field,
                Arrays.stream(known(constants)).map(Words::of).collect(Collectors.joining(", "))));
  }

  /** All but the last, which stands for numbers the contract does not know. */
  private static ProtocolMessageEnum[] known(ProtocolMessageEnum[] constants) {
    return Arrays.copyOf(constants, constants.length - 1);
  }
}
