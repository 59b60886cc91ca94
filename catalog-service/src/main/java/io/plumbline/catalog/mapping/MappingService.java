package io.plumbline.catalog.mapping;

import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.edition.Page;
import io.plumbline.catalog.practice.Practice;
import io.plumbline.catalog.practice.PracticeRepository;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads mapping sets and their rules. */
@ApplicationScoped
public class MappingService {

  private final TenantTransaction transaction;
  private final RuleRepository rules;
  private final PracticeRepository practices;
  private final PageTokens tokens;

  @Inject
  public MappingService(
      TenantTransaction transaction,
      RuleRepository rules,
      PracticeRepository practices,
      PageTokens tokens) {
    this.transaction = transaction;
    this.rules = rules;
    this.practices = practices;
    this.tokens = tokens;
  }

  public Uni<MappingSet> mappingSet(String id) {
    return transaction.in(Caller.current().tenant(), session -> rules.require(session, id));
  }

  /** Mapping sets by id. */
  public Uni<Page<MappingSet>> mappingSets(int pageSize, String pageToken) {
    String tenant = Caller.current().tenant();
    int size = Pages.pageSize(pageSize);
    List<String> query = List.of(tenant, "mappingSets");
    String after = after(tokens.decode(query, pageToken));
    return transaction
        .in(tenant, session -> rules.sets(session, after, size + 1))
        .map(rows -> Page.of(rows, size, row -> tokens.encode(query, List.of(row.id()))));
  }

  /**
   * The rules of a set by name, each with the practices of the built-in edition it reaches.
   *
   * @param concept only rules that speak to it; all when empty
   */
  public Uni<Page<ReachingRule>> rules(
      String mappingSet, String concept, int pageSize, String pageToken) {
    String tenant = Caller.current().tenant();
    int size = Pages.pageSize(pageSize);
    List<String> query = List.of(tenant, "rules", mappingSet, concept);
    String after = after(tokens.decode(query, pageToken));
    return transaction
        .in(
            tenant,
            session ->
                rules
                    .require(session, mappingSet)
                    .chain(set -> rules.rules(session, set.id(), concept, after, size + 1))
                    .chain(found -> reaching(session, found)))
        .map(rows -> Page.of(rows, size, row -> tokens.encode(query, List.of(row.rule().rule()))));
  }

  private Uni<List<ReachingRule>> reaching(Mutiny.Session session, List<Rule> found) {
    Set<String> concepts =
        found.stream().flatMap(rule -> rule.concepts().stream()).collect(Collectors.toSet());
    if (concepts.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return practices
        .meaning(session, BuiltIn.EDITION, concepts)
        .map(reached -> found.stream().map(rule -> reaching(rule, reached)).toList());
  }

  private static ReachingRule reaching(Rule rule, List<Practice> reached) {
    List<String> concepts = rule.concepts();
    return new ReachingRule(
        rule,
        reached.stream()
            .filter(practice -> concepts.contains(practice.concept()))
            .map(practice -> BuiltIn.EDITION.practice(practice.practice()))
            .toList());
  }

  private static String after(List<String> last) {
    return last.isEmpty() ? "" : last.get(0);
  }
}
