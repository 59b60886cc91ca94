package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.heirs.Heirs;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes answers and what follows, in one transaction: a revision that is kept, the verdicts, a
 * decision for the ledger and an audit record.
 */
@ApplicationScoped
public class AnswerWriter {

  private final Rescoring rescoring;
  private final Decisions decisions;
  private final Audit audit;

  @Inject
  public AnswerWriter(Rescoring rescoring, Decisions decisions, Audit audit) {
    this.rescoring = rescoring;
    this.decisions = decisions;
    this.audit = audit;
  }

  /**
   * Writes what changes anything, and scores once.
   *
   * @param method the call, for the audit record
   * @return every answer as it then is, in the order of the changes
   */
  public Uni<List<io.plumbline.proto.assessment.v1.Answer>> write(
      Mutiny.Session session, Assessment assessment, List<AnswerDraft> drafts, String method) {
    Map<AnswerDraft, Answer> written = new LinkedHashMap<>();
    List<Answer> created = new ArrayList<>();
    drafts.stream().filter(AnswerDraft::changes).forEach(d -> written.put(d, answer(d, created)));
    if (written.isEmpty()) {
      return Uni.createFrom().item(shown(drafts, written));
    }
    return session
        .persistAll(created.toArray())
        .chain(session::flush)
        .chain(
            () -> session.persistAll(written.values().stream().map(AnswerRevision::new).toArray()))
        .chain(() -> rescoring.one(session, assessment, touching(written)))
        .chain(() -> tell(session, written, method))
        .chain(
            () -> Heirs.reachedBy(session, assessment.key().tenant(), assessment.key().workload()))
        .map(done -> shown(drafts, written));
  }

  private static Answer answer(AnswerDraft draft, List<Answer> created) {
    Answer answer = draft.answer();
    if (answer == null) {
      answer = new Answer(draft.key(), draft.next(), draft.by());
      created.add(answer);
    } else {
      answer.revise(draft.next(), draft.by());
    }
    return answer;
  }

  private static Rescoring.Cause touching(Map<AnswerDraft, Answer> written) {
    Set<String> practices =
        written.keySet().stream().map(d -> d.key().practice()).collect(Collectors.toSet());
    return new Rescoring.Cause(0, row -> practices.contains(row.practice().id()));
  }

  private Uni<Void> tell(Mutiny.Session session, Map<AnswerDraft, Answer> written, String method) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (Map.Entry<AnswerDraft, Answer> one : written.entrySet()) {
      Answer answer = one.getValue();
      String before = one.getKey().before().status().name();
      told =
          told.chain(
                  () ->
                      decisions.record(
                          session, answer.key().tenant(), AnswerDecision.of(answer, before)))
              .chain(() -> audit.record(session, entry(answer, before, method)));
    }
    return told;
  }

  private static AuditEntry entry(Answer answer, String before, String method) {
    AnswerKey key = answer.key();
    return new AuditEntry(
        method,
        key.name(),
        "updated",
        Map.of(
            "from", before,
            "to", answer.content().status().name(),
            "revision", Etags.of(answer.revision())));
  }

  private static List<io.plumbline.proto.assessment.v1.Answer> shown(
      List<AnswerDraft> drafts, Map<AnswerDraft, Answer> written) {
    return drafts.stream()
        .map(d -> written.containsKey(d) ? AnswerProtos.proto(written.get(d)) : d.proto())
        .toList();
  }
}
