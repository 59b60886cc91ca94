package io.plumbline.catalog.edition;

import io.plumbline.catalog.edition.EditionRepository.After;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads frameworks and editions. */
@ApplicationScoped
public class EditionService {

  private static final String ALL = "-";

  private final TenantTransaction transaction;
  private final EditionRepository editions;
  private final PageTokens tokens;

  @Inject
  public EditionService(
      TenantTransaction transaction, EditionRepository editions, PageTokens tokens) {
    this.transaction = transaction;
    this.editions = editions;
    this.tokens = tokens;
  }

  public Uni<Framework> framework(String id) {
    return transaction.in(
        Caller.current().tenant(), session -> editions.requireFramework(session, id));
  }

  public Uni<Page<Framework>> frameworks(int pageSize, String pageToken) {
    String tenant = Caller.current().tenant();
    int size = Pages.pageSize(pageSize);
    List<String> query = List.of(tenant, "frameworks");
    List<String> last = tokens.decode(query, pageToken);
    String after = last.isEmpty() ? "" : last.get(0);
    return transaction
        .in(tenant, session -> editions.frameworks(session, after, size + 1))
        .map(rows -> Page.of(rows, size, row -> tokens.encode(query, List.of(row.id()))));
  }

  public Uni<Edition> edition(EditionName name) {
    return transaction.in(Caller.current().tenant(), session -> editions.require(session, name));
  }

  /**
   * Editions newest first.
   *
   * @param framework an id, or {@code -} for all
   * @throws DomainException (as the failure) NOT_FOUND when there is no such framework
   */
  public Uni<Page<Edition>> editions(String framework, int pageSize, String pageToken) {
    String tenant = Caller.current().tenant();
    int size = Pages.pageSize(pageSize);
    List<String> query = List.of(tenant, "editions", framework);
    After after = after(tokens.decode(query, pageToken));
    return transaction
        .in(
            tenant,
            session ->
                framework.equals(ALL)
                    ? editions.page(session, "", after, size + 1)
                    : editions
                        .requireFramework(session, framework)
                        .chain(() -> editions.page(session, framework, after, size + 1)))
        .map(rows -> Page.of(rows, size, row -> tokens.encode(query, keyset(row))));
  }

  private static List<String> keyset(Edition edition) {
    return List.of(edition.createTime().toString(), edition.id().toString());
  }

  private static After after(List<String> last) {
    return last.isEmpty()
        ? After.NOTHING
        : new After(Instant.parse(last.get(0)), UUID.fromString(last.get(1)));
  }
}
