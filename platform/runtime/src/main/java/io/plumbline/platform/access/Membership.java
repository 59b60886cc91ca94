package io.plumbline.platform.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keys of what somebody can be a member by: a group, or they themselves. A resource lists the keys
 * of its members, a caller has a set of them, and belongs where the two meet. A group and a user of
 * one name have different keys.
 */
public final class Membership {

  /** What a user is written with who is meant by their stable id and not by their name. */
  private static final String BY_ID = "id:";

  private static final String GROUP = "group:";
  private static final String USER = "user:";

  private Membership() {}

  /**
   * The keys of a resource's members, each once.
   *
   * @param groups names of groups
   * @param users names of users, or {@code id:} with a stable id
   */
  public static List<String> keys(Collection<String> groups, Collection<String> users) {
    return Stream.concat(groups.stream().map(GROUP::concat), users.stream().map(USER::concat))
        .distinct()
        .toList();
  }

  /** The keys a caller has. A name that looks like a stable id is nobody's key. */
  public static Set<String> keys(Caller caller) {
    Set<String> keys = new LinkedHashSet<>();
    caller.groups().forEach(group -> keys.add(GROUP + group));
    keys.add(USER + BY_ID + caller.subject());
    if (!caller.name().startsWith(BY_ID)) {
      keys.add(USER + caller.name());
    }
    return keys;
  }
}
