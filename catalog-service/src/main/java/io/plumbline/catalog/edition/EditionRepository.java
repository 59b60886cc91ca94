package io.plumbline.catalog.edition;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.catalog.v1.ErrorReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Frameworks and editions of the session's tenant and of the product. */
@ApplicationScoped
public class EditionRepository {

  /** Where a page of editions goes on: after this one, in the order newest first. */
  public record After(Instant createTime, UUID id) {

    /** Before the first. */
    static final After NOTHING = new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));
  }

  /**
   * An edition by its name.
   *
   * @throws DomainException (as the failure) NOT_FOUND
   */
  public Uni<Edition> require(Mutiny.Session session, EditionName name) {
    return session
        .createQuery("from Edition where framework = :f and edition = :e", Edition.class)
        .setParameter("f", name.framework())
        .setParameter("e", name.edition())
        .getSingleResultOrNull()
        .onItem()
        .ifNull()
        .failWith(() -> notFound("edition", name.toString()));
  }

  /** The editions of a framework that hold this content or bear this id; at most two. */
  public Uni<List<Edition>> clashing(Mutiny.Session session, EditionName name, String contentHash) {
    return session
        .createQuery(
            """
            from Edition
            where framework = :f and (edition = :e or contentHash = :h)
            """,
            Edition.class)
        .setParameter("f", name.framework())
        .setParameter("e", name.edition())
        .setParameter("h", contentHash)
        .getResultList();
  }

  /** Editions newest first, of one framework or of all when it is empty. */
  public Uni<List<Edition>> page(Mutiny.Session session, String framework, After after, int rows) {
    return session
        .createQuery(
            """
            from Edition
            where (:f = '' or framework = :f)
              and (createTime < :t or (createTime = :t and id < :id))
            order by createTime desc, id desc
            """,
            Edition.class)
        .setParameter("f", framework)
        .setParameter("t", after.createTime())
        .setParameter("id", after.id())
        .setMaxResults(rows)
        .getResultList();
  }

  /** A framework by its id, the tenant's own before the product's; {@code null} when none. */
  public Uni<@Nullable Framework> findFramework(Mutiny.Session session, String id) {
    return session
        .createQuery("from Framework where id = :id order by tenant desc", Framework.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getSingleResultOrNull();
  }

  /**
   * A framework by its id.
   *
   * @throws DomainException (as the failure) NOT_FOUND
   */
  public Uni<Framework> requireFramework(Mutiny.Session session, String id) {
    return findFramework(session, id)
        .onItem()
        .ifNull()
        .failWith(() -> notFound("framework", "frameworks/" + id));
  }

  /** Frameworks by id, after the one given; from the first when it is empty. */
  public Uni<List<Framework>> frameworks(Mutiny.Session session, String after, int rows) {
    return session
        .createQuery("from Framework where id > :after order by id", Framework.class)
        .setParameter("after", after)
        .setMaxResults(rows)
        .getResultList();
  }

  private static DomainException notFound(String type, String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, type, name);
  }
}
