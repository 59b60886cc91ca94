package io.plumbline.gateway.practice;

import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.wall.Bucket;

/** Says a verdict in one sentence. */
final class Banners {
  private Banners() {}

  static Banner of(PracticeState state, Session session) {
    Bucket bucket = Terms.bucket(state.getBucket());
    String since =
        bucket == Bucket.CONTRADICTED && state.hasVerdictTime()
            ? " since " + session.moment(Instants.of(state.getVerdictTime())).sinceWords()
            : "";
    String until =
        bucket == Bucket.EXCEPTED && state.hasExceptionExpireTime()
            ? " until " + session.moment(Instants.of(state.getExceptionExpireTime())).day()
            : "";
    return new Banner(bucket.mark(), bucket.word() + since + until, detail(state, bucket));
  }

  private static String detail(PracticeState state, Bucket bucket) {
    String declared = "declared " + Terms.declared(state.getAnswer().getStatus());
    EvidenceCounts counts = state.getCounts();
    return switch (bucket) {
      case CONFIRMED -> declared + ", " + Terms.evidence(counts);
      case CONTRADICTED ->
          state.getUnderstated()
              ? declared + ", yet all evidence passes"
              : declared + ", " + Terms.evidence(counts);
      case STALE -> declared + ", but what proved it is too old";
      case DECLARED_ONLY ->
          declared
              + (state.getVerdict() == io.plumbline.proto.assessment.v1.Verdict.VERDICT_UNTESTABLE
                  ? "; no scanner rule reaches it, only people can attest it"
                  : "; no evidence supports it yet");
      case ADMITTED -> "declared Not done";
      case EXCEPTED ->
          declared + ", " + Terms.evidence(counts) + "; the risk stays and is accepted";
      case NOT_APPLICABLE -> "declared Not applicable, and nothing speaks against it";
      case UNKNOWN ->
          counts.getFail() + counts.getWarn() > 0
              ? "nothing is declared, " + Terms.evidence(counts)
              : "nothing is declared";
    };
  }
}
