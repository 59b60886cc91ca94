package io.plumbline.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority that signs certificates for tests, by the JDK's {@code keytool}. What it issues lies
 * as the chart mounts it: {@code tls.crt}, {@code tls.key} and {@code ca.crt} in one directory.
 */
public final class TestAuthority {
  private static final String PASSWORD = "only-for-tests";
  private static final List<String> KEY = List.of("-keyalg", "EC", "-groupname", "secp256r1");

  private final Path store;

  private TestAuthority(Path store) {
    this.store = store;
  }

  /** The authority whose keys lie in a directory of its own; made when there is none. */
  public static TestAuthority in(Path directory) {
    TestAuthority authority = new TestAuthority(directory.resolve("authority.p12"));
    if (!Files.exists(authority.store)) {
      authority.generate("authority", List.of("-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign"));
    }
    return authority;
  }

  /**
   * Issues a certificate and puts it with its key and the authority where a pod would see it:
   * behind a link that changes over at once, as the kubelet's does.
   *
   * @param directory a name that is free, or that of what was issued before
   * @param names as keytool writes them, {@code dns:localhost,ip:127.0.0.1}
   * @return the certificate's serial number, in hexadecimal
   */
  public String issue(Path directory, String names) {
    String alias = "leaf-" + System.nanoTime();
    generate(alias, List.of("-ext", "san=" + names, "-signer", "authority"));
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      Path fresh = Files.createDirectory(directory.resolveSibling(alias));
      X509Certificate leaf = (X509Certificate) keys.getCertificate(alias);
      write(
          fresh.resolve("tls.key"),
          "PRIVATE KEY",
          keys.getKey(alias, PASSWORD.toCharArray()).getEncoded());
      write(fresh.resolve("tls.crt"), "CERTIFICATE", leaf.getEncoded());
      write(fresh.resolve("ca.crt"), "CERTIFICATE", keys.getCertificate("authority").getEncoded());
      Path link = Files.createSymbolicLink(directory.resolveSibling(alias + ".link"), fresh);
      Files.move(link, directory, StandardCopyOption.ATOMIC_MOVE);
      return leaf.getSerialNumber().toString(16);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no certificate was made", e);
    }
  }

  private void generate(String alias, List<String> more) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
    line.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    line.addAll(KEY);
    line.addAll(more);
    try {
      Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
      try (InputStream said = keytool.getInputStream()) {
        String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
          throw new IllegalStateException("keytool: " + text);
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("keytool could not be run", e);
    }
  }

  private static void write(Path file, String what, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, lines, what));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
