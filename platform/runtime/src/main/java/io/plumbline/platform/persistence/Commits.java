package io.plumbline.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells others that a transaction has been committed, for example the relay that rows wait for it.
 * What is registered is only a hint: a process that dies between commit and hint loses it, so
 * nothing may depend on it.
 */
@ApplicationScoped
public class Commits {

  private final Map<Object, Set<Runnable>> waiting = new ConcurrentHashMap<>();

  /**
   * Runs the hint once after the transaction of this session or connection has been committed,
   * however often it is registered.
   *
   * @param unit the session or connection that {@link TenantTransaction} or {@link TenantPool} gave
   */
  public void after(Object unit, Runnable hint) {
    waiting.computeIfAbsent(unit, u -> ConcurrentHashMap.newKeySet()).add(hint);
  }

  void ended(@Nullable Object unit, boolean committed) {
    if (unit == null) {
      return;
    }
    Set<Runnable> hints = waiting.remove(unit);
    if (hints != null && committed) {
      hints.forEach(Runnable::run);
    }
  }
}
