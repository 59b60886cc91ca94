package io.plumbline.cli.client;

import io.plumbline.cli.CommandFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Who may have signed the certificates of services and issuer: the public authorities and more. */
final class Authorities {
  private final TrustManagerFactory factory;

  private Authorities(TrustManagerFactory factory) {
    this.factory = factory;
  }

  /** Those of the JDK and the certificates of these files, in PEM. */
  static Authorities with(List<Path> files) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      for (X509Certificate known : publicOnes()) {
        all.setCertificateEntry("public-" + all.size(), known);
      }
      for (Path file : files) {
        // As it is when the variable of the environment is set and empty.
        if (file.toString().isEmpty()) {
          continue;
        }
        for (Certificate more : read(file)) {
          all.setCertificateEntry("named-" + all.size(), more);
        }
      }
      return new Authorities(factory(all));
    } catch (GeneralSecurityException | IOException e) {
      throw new CommandFailedException("the certificates can not be used: " + e.getMessage());
    }
  }

  /** For the channels of gRPC. */
  TrustManagerFactory trust() {
    return factory;
  }

  /** For the HTTP client that asks the issuer. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new CommandFailedException("the certificates can not be used: " + e.getMessage());
    }
  }

  private static Iterable<? extends Certificate> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new CommandFailedException("no certificate in " + file + ": --ca takes PEM files");
      }
      return certificates;
    } catch (GeneralSecurityException e) {
      throw new CommandFailedException("no certificate in " + file + ": " + e.getMessage());
    }
  }

  private static List<X509Certificate> publicOnes() throws GeneralSecurityException {
    for (TrustManager manager : factory(null).getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return List.of(x509.getAcceptedIssuers());
      }
    }
    return List.of();
  }

  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
