package io.plumbline.contract;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON access needs no second description: `google.api.http` on every unary call. */
final class HttpChecks {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z0-9_.]+)(?:=([^}]*))?}");

  private HttpChecks() {}

  static Stream<String> httpOnUnaryCalls(Contract contract) {
    return contract
        .methods()
        .filter(HttpChecks::unary)
        .filter(method -> !method.getOptions().hasExtension(AnnotationsProto.http))
        .map(GenericDescriptor::getFullName);
  }

  static Stream<String> httpRulesFitTheRequest(Contract contract) {
    return contract
        .methods()
        .flatMap(
            method ->
                rules(method)
                    .filter(rule -> !fits(rule, method.getInputType()))
                    .map(rule -> method.getFullName() + ": " + describe(rule)));
  }

  static Stream<String> httpRulesDiffer(Contract contract) {
    Set<String> seen = new HashSet<>();
    return contract
        .methods()
        .flatMap(
            method ->
                rules(method)
                    .filter(rule -> !seen.add(VARIABLE.matcher(describe(rule)).replaceAll("$2")))
                    .map(rule -> method.getFullName() + ": " + describe(rule)));
  }

  /** Verb, path and body of a call's rules, for example `POST /v1/workloads (workload)`. */
  static String describe(MethodDescriptor method) {
    return rules(method).map(HttpChecks::describe).collect(Collectors.joining(" or "));
  }

  private static Stream<HttpRule> rules(MethodDescriptor method) {
    if (!method.getOptions().hasExtension(AnnotationsProto.http)) {
      return Stream.empty();
    }
    HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
    return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream());
  }

  private static String describe(HttpRule rule) {
    String body = rule.getBody().isEmpty() ? "" : " (" + rule.getBody() + ")";
    return rule.getPatternCase() + " " + path(rule) + body;
  }

  /** A call that changes nothing: a GET, or one that asks for a permission to read only. */
  static boolean reads(MethodDescriptor method) {
    HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
    return rule.getPatternCase() == HttpRule.PatternCase.GET
        || AccessChecks.permission(method).endsWith(".read");
  }

  static boolean unary(MethodDescriptor method) {
    return !method.isClientStreaming() && !method.isServerStreaming();
  }

  private static boolean fits(HttpRule rule, Descriptor request) {
    boolean body =
        rule.getBody().isEmpty()
            || rule.getBody().equals("*")
            || request.findFieldByName(rule.getBody()) != null;
    boolean variables =
        VARIABLE
            .matcher(path(rule))
            .results()
            .allMatch(one -> leadsToString(request, one.group(1)));
    return body
        && variables
        && path(rule).startsWith("/v1/")
        && rule.getBody().isEmpty() == bodyless(rule);
  }

  private static boolean bodyless(HttpRule rule) {
    return rule.getPatternCase() == HttpRule.PatternCase.GET
        || rule.getPatternCase() == HttpRule.PatternCase.DELETE;
  }

  private static boolean leadsToString(Descriptor request, String path) {
    int dot = path.indexOf('.');
    FieldDescriptor field = request.findFieldByName(dot < 0 ? path : path.substring(0, dot));
    if (field == null) {
      return false;
    }
    boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    return dot < 0
        ? field.getJavaType() == FieldDescriptor.JavaType.STRING
        : message && leadsToString(field.getMessageType(), path.substring(dot + 1));
  }

  private static String path(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> rule.getGet();
      case PUT -> rule.getPut();
      case POST -> rule.getPost();
      case DELETE -> rule.getDelete();
      case PATCH -> rule.getPatch();
      case CUSTOM -> rule.getCustom().getPath();
      case PATTERN_NOT_SET -> "";
    };
  }
}
