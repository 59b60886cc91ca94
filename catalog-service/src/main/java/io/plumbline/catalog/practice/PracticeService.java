package io.plumbline.catalog.practice;

import io.plumbline.catalog.edition.Edition;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.catalog.edition.EditionRepository;
import io.plumbline.catalog.edition.Page;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads, lists and finds practices. */
@ApplicationScoped
public class PracticeService {

  private final TenantTransaction transaction;
  private final EditionRepository editions;
  private final PracticeRepository practices;
  private final PageTokens tokens;

  @Inject
  public PracticeService(
      TenantTransaction transaction,
      EditionRepository editions,
      PracticeRepository practices,
      PageTokens tokens) {
    this.transaction = transaction;
    this.editions = editions;
    this.practices = practices;
    this.tokens = tokens;
  }

  /** One practice; {@code practice} is the last segment of its name. */
  public Uni<CheckedPractice> practice(EditionName name, String practice) {
    return inEdition(
            name, (session, edition) -> practices.require(session, edition, practice).map(List::of))
        .map(found -> found.get(0));
  }

  /** The practices of an edition in its own order. */
  public Uni<Page<CheckedPractice>> practices(EditionName name, int pageSize, String pageToken) {
    int size = Pages.pageSize(pageSize);
    List<String> query = List.of(Caller.current().tenant(), "practices", name.toString());
    List<String> last = tokens.decode(query, pageToken);
    int after = last.isEmpty() ? 0 : Integer.parseInt(last.get(0));
    return inEdition(
            name, (session, edition) -> practices.page(session, edition.id(), after, size + 1))
        .map(rows -> Page.of(rows, size, row -> tokens.encode(query, List.of(ordinal(row)))));
  }

  /** The practices that hold every word of a query, best match first. */
  public Uni<Page<CheckedPractice>> search(
      EditionName name, String text, int pageSize, String pageToken) {
    int size = Pages.pageSize(pageSize);
    List<String> words = SearchText.words(text);
    List<String> query =
        List.of(Caller.current().tenant(), "search", name.toString(), String.join(" ", words));
    List<String> last = tokens.decode(query, pageToken);
    int rank = last.isEmpty() ? 0 : Integer.parseInt(last.get(0));
    int ordinal = last.isEmpty() ? 0 : Integer.parseInt(last.get(1));
    return inEdition(
            name,
            (session, edition) ->
                practices.search(session, edition.id(), words, rank, ordinal, size + 1))
        .map(rows -> Page.of(rows, size, row -> tokens.encode(query, keyset(row, words))));
  }

  private Uni<List<CheckedPractice>> inEdition(
      EditionName name, BiFunction<Mutiny.Session, Edition, Uni<List<Practice>>> work) {
    return transaction.in(
        Caller.current().tenant(),
        session ->
            editions
                .require(session, name)
                .chain(edition -> work.apply(session, edition))
                .chain(found -> checked(session, name, found)));
  }

  /** Adds to each practice how many rules speak to it. */
  public Uni<List<CheckedPractice>> checked(
      Mutiny.Session session, EditionName name, List<Practice> found) {
    return practices
        .ruleCounts(session, found.stream().map(Practice::concept).toList())
        .map(
            counts ->
                found.stream()
                    .map(p -> new CheckedPractice(name, p, counts.getOrDefault(p.concept(), 0)))
                    .toList());
  }

  private static String ordinal(CheckedPractice row) {
    return String.valueOf(row.practice().ordinal());
  }

  private static List<String> keyset(CheckedPractice row, List<String> words) {
    return List.of(String.valueOf(SearchText.rank(row.practice(), words)), ordinal(row));
  }
}
