package io.plumbline.contract;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules that every contract keeps, by the names they fail under. */
enum ContractCheck {
  DIRECTORY_IS_PACKAGE_IS_VERSION(LayoutChecks::directoryIsPackage),
  JAVA_OPTIONS_FOLLOW_THE_NAME(LayoutChecks::javaOptions),
  ONE_SERVICE_A_FILE(LayoutChecks::oneServiceAFile),
  EVENTS_HAVE_NO_SERVICE(LayoutChecks::eventsHaveNoService),
  SERVICES_END_IN_SERVICE(NamingChecks::servicesEndInService),
  REQUESTS_AND_RESPONSES_NAMED_BY_CALL(NamingChecks::requestsAndResponses),
  FIELDS_LOWER_SNAKE(NamingChecks::fieldsLowerSnake),
  TYPES_UPPER_CAMEL(NamingChecks::typesUpperCamel),
  TIMES_END_IN_TIME(NamingChecks::timesEndInTime),
  ENUM_ZERO_UNSPECIFIED(NamingChecks::enumZeroUnspecified),
  ENUM_VALUES_PREFIXED(NamingChecks::enumValuesPrefixed),
  EVERYTHING_COMMENTED(CommentChecks::everythingCommented),
  COMMENTS_SAY_MORE_THAN_NAMES(CommentChecks::commentsSayMoreThanNames),
  PERMISSION_ON_EVERY_CALL(AccessChecks::permissionOnEveryCall),
  PERMISSIONS_HELD_BY_ROLES(AccessChecks::permissionsHeldByRoles),
  PERMISSIONS_USED(AccessChecks::permissionsUsed),
  HTTP_ON_UNARY_CALLS(HttpChecks::httpOnUnaryCalls),
  HTTP_RULES_FIT_THE_REQUEST(HttpChecks::httpRulesFitTheRequest),
  HTTP_RULES_DIFFER(HttpChecks::httpRulesDiffer),
  FIELD_BEHAVIOUR_SAID(ResourceChecks::fieldBehaviour),
  RESOURCE_NAME_FIRST(ResourceChecks::resourceNameFirst),
  LISTS_ARE_PAGED(ResourceChecks::listsArePaged),
  WRITES_CARRY_REQUEST_ID(ResourceChecks::writesCarryRequestId),
  UPDATES_TAKE_MASK_AND_ETAG(ResourceChecks::updatesTakeMaskAndEtag);

  private final Function<Contract, Stream<String>> violations;

  ContractCheck(Function<Contract, Stream<String>> violations) {
    this.violations = violations;
  }

  /** What breaks the rule, one line each; empty when nothing does. */
  List<String> violations(Contract contract) {
    return violations.apply(contract).toList();
  }
}
