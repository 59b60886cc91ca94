package io.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiGuideTest {

  private static final Contract CONTRACT = Contract.compile(Protoc.CONTRACTS);
  private static final Map<String, Integer> PORTS =
      Map.of("catalog", 9101, "assessment", 9102, "evidence", 9103, "reporting", 9104);

  @ParameterizedTest
  @MethodSource("calls")
  void shouldShowOnlyCallsTheContractsKnow(ApiGuide.Call call)
      throws InvalidProtocolBufferException, ValidationException {
    MethodDescriptor method = method(call);

    assertThat(call.port()).isEqualTo(PORTS.get(call.service().split("\\.")[1]));
    assertThat(call.requests()).hasSizeGreaterThan(method.isClientStreaming() ? 1 : 0);
    for (String request : call.requests()) {
      DynamicMessage message = parse(request, method.getInputType());
      assertThat(ValidatorFactory.newBuilder().build().validate(message).getViolations()).isEmpty();
    }
    for (String answer : call.answers()) {
      parse(answer, method.getOutputType());
    }
  }

  @Test
  void shouldShowACallOfEveryService() {
    assertThat(calls()).extracting(ApiGuide.Call::service).containsAll(everyService());
  }

  static List<ApiGuide.Call> calls() {
    return ApiGuide.calls();
  }

  private static List<String> everyService() {
    return CONTRACT.services().map(GenericDescriptor::getFullName).toList();
  }

  private static MethodDescriptor method(ApiGuide.Call call) {
    return CONTRACT
        .methods()
        .filter(method -> method.getFullName().equals(call.service() + "." + call.method()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no contract has " + call));
  }

  private static DynamicMessage parse(String json, Descriptor type)
      throws InvalidProtocolBufferException {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    JsonFormat.parser().merge(json, message);
    return message.build();
  }
}
