package io.plumbline.platform.grpc;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import build.buf.validate.Violation;
import com.google.protobuf.DynamicMessage;
import com.google.rpc.BadRequest;
import io.grpc.BindableService;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.quarkus.grpc.GrpcService;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The rules of the contract's messages. The first use of a rule compiles it, which takes the better
 * part of a second on a cold JVM, so all request types are used once beside the start.
 */
@ApplicationScoped
public class RequestRules {

  private static final Logger LOG = Logger.getLogger(RequestRules.class);

  private final Validator validator = ValidatorFactory.newBuilder().build();
  private volatile boolean warm;

  Validator validator() {
    return validator;
  }

  /** Whether all rules have been compiled. */
  public boolean isWarm() {
    return warm;
  }

  void onStart(@Observes StartupEvent event, @GrpcService Instance<BindableService> services) {
    List<ProtoMethodDescriptorSupplier> methods =
        services
            .handlesStream()
            .flatMap(handle -> handle.get().bindService().getMethods().stream())
            .map(method -> method.getMethodDescriptor().getSchemaDescriptor())
            .filter(ProtoMethodDescriptorSupplier.class::isInstance)
            .map(ProtoMethodDescriptorSupplier.class::cast)
            .collect(Collectors.toList());
    Thread thread = new Thread(() -> warmUp(methods), "request-rules");
    thread.setDaemon(true);
    thread.start();
  }

  private void warmUp(List<ProtoMethodDescriptorSupplier> methods) {
    for (ProtoMethodDescriptorSupplier method : methods) {
      try {
        validator.validate(
            DynamicMessage.getDefaultInstance(method.getMethodDescriptor().getInputType()));
      } catch (ValidationException e) {
        LOG.errorf(e, "rules of %s", method.getMethodDescriptor().getInputType().getFullName());
      }
    }
    warm = true;
  }

  static DomainException refusal(ValidationResult result) {
    List<BadRequest.FieldViolation> violations =
        result.toProto().getViolationsList().stream()
            .map(RequestRules::violation)
            .collect(Collectors.toList());
    String first = violations.get(0).getField() + ": " + violations.get(0).getDescription();
    return DomainException.invalid(PlatformReason.REQUEST_INVALID, first, violations);
  }

  private static BadRequest.FieldViolation violation(Violation violation) {
    return BadRequest.FieldViolation.newBuilder()
        .setField(path(violation.getField()))
        .setDescription(violation.getMessage())
        .setReason(PlatformReason.REQUEST_INVALID.name())
        .build();
  }

  private static String path(FieldPath path) {
    return path.getElementsList().stream()
        .map(RequestRules::element)
        .collect(Collectors.joining("."));
  }

  private static String element(FieldPathElement element) {
    return switch (element.getSubscriptCase()) {
      case INDEX -> element.getFieldName() + "[" + element.getIndex() + "]";
      case STRING_KEY -> element.getFieldName() + "[\"" + element.getStringKey() + "\"]";
      default -> element.getFieldName();
    };
  }
}
