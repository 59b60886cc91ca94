package io.plumbline.assessment.exception;

import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.RiskException.State;
import java.util.function.IntFunction;

/** Exceptions between the contract and the database. */
public final class ExceptionProtos {

  private ExceptionProtos() {}

  /**
   * An exception as the contract shows it.
   *
   * @param terms its terms by revision
   */
  public static io.plumbline.proto.assessment.v1.RiskException proto(
      RiskException exception, IntFunction<ExceptionTerms> terms) {
    io.plumbline.proto.assessment.v1.RiskException.Builder proto =
        io.plumbline.proto.assessment.v1.RiskException.newBuilder()
            .setName(exception.key().name())
            .setPractice(exception.covers().practice())
            .setState(state(exception.state().name()))
            .setTerms(terms(terms.apply(exception.termsRevision())))
            .setUpdateTime(Times.timestamp(exception.updatedAt()))
            .setEtag(Etags.of(exception.version()));
    if (exception.covers().bySelector()) {
      proto.setSelector(SelectorText.parse(exception.covers().selector()));
    } else {
      proto.setConcept(exception.covers().key());
    }
    if (exception.renewing()) {
      proto.setRenewal(terms(terms.apply(exception.pendingRevision())));
    }
    return proto.build();
  }

  /** An event as the contract shows it. */
  public static io.plumbline.proto.assessment.v1.ExceptionEvent event(
      ExceptionEvent event, ExceptionTerms terms) {
    return io.plumbline.proto.assessment.v1.ExceptionEvent.newBuilder()
        .setVersion(event.version())
        .setAction(event.action())
        .setFromState(state(event.fromState()))
        .setToState(state(event.toState()))
        .setActor(event.actor())
        .setEventTime(Times.timestamp(event.eventAt()))
        .setReason(event.reason())
        .setTerms(terms(terms))
        .build();
  }

  private static io.plumbline.proto.assessment.v1.ExceptionTerms terms(ExceptionTerms terms) {
    return io.plumbline.proto.assessment.v1.ExceptionTerms.newBuilder()
        .setRevision(terms.revision())
        .setJustification(terms.justification())
        .setCompensatingControl(terms.compensatingControl())
        .setExpireTime(Times.timestamp(terms.expireAt()))
        .setRequester(terms.requester())
        .setRequestTime(Times.timestamp(terms.requestedAt()))
        .build();
  }

  private static State state(String name) {
    return name.isEmpty() ? State.STATE_UNSPECIFIED : State.valueOf("STATE_" + name);
  }
}
