package io.plumbline.catalog.resolution;

import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.edition.EditionName;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.persistence.TenantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Resolves references to practices. */
@ApplicationScoped
public class ResolutionService {

  private static final Pattern PRACTICE_NAME =
      Pattern.compile("(frameworks/[^/]+/editions/[^/]+)/practices/([^/]+)");
  private static final Pattern EDITION_NAME = Pattern.compile("frameworks/[^/]+/editions/[^/]+");

  private final TenantTransaction transaction;
  private final MeaningRepository meanings;

  @Inject
  ResolutionService(TenantTransaction transaction, MeaningRepository meanings) {
    this.transaction = transaction;
    this.meanings = meanings;
  }

  /**
   * Resolves a reference to its concept and the practices of the built-in edition.
   *
   * @param reference an id, a slug (which is also the Well-Architected Tool's choice id) or a
   *     resource name
   * @param edition where an id belongs, by resource name or date; empty when nothing is said
   */
  Uni<Resolution> resolve(String reference, String edition) {
    return transaction.in(
        Caller.current().tenant(),
        session ->
            meanings(session, reference.strip(), edition.strip())
                .map(found -> Resolution.single(reference, found))
                .chain(
                    meaning ->
                        meanings
                            .candidates(session, meaning.concept())
                            .map(candidates -> Resolution.of(meaning, candidates))));
  }

  private Uni<List<Meaning>> meanings(Mutiny.Session session, String reference, String edition) {
    Matcher name = PRACTICE_NAME.matcher(reference);
    if (name.matches()) {
      return meanings.stored(session, EditionName.parse(name.group(1)), name.group(2));
    }
    if (EDITION_NAME.matcher(edition).matches()) {
      return meanings.stored(session, EditionName.parse(edition), reference);
    }
    Uni<List<Meaning>> stored =
        edition.isEmpty()
            ? meanings.published(session, reference)
            : meanings.stored(session, new EditionName(BuiltIn.FRAMEWORK, edition), reference);
    return stored.chain(
        first -> meanings.numbered(session, edition, reference).map(rest -> concat(first, rest)));
  }

  private static List<Meaning> concat(List<Meaning> first, List<Meaning> rest) {
    return Stream.concat(first.stream(), rest.stream()).toList();
  }
}
