package io.plumbline.testing;

import java.util.function.Supplier;

/**
 * Values every class loader of this JVM shares. Quarkus loads test resources anew for each
 * application, so static fields do not live long enough.
 */
final class OncePerJvm {

  private OncePerJvm() {}

  /** Locks on a class that all those class loaders share. */
  @SuppressWarnings("LockOnNonEnclosingClassLiteral")
  static String value(String name, Supplier<String> first) {
    String key = "plumbline.test." + name;
    synchronized (System.getProperties()) {
      String value = System.getProperty(key);
      if (value == null) {
        value = first.get();
        System.setProperty(key, value);
      }
      return value;
    }
  }

  static String existing(String name) {
    String value = System.getProperty("plumbline.test." + name);
    if (value == null) {
      throw new IllegalStateException("ServiceResources has not been started: no " + name);
    }
    return value;
  }
}
