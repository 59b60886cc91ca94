package io.plumbline.cli.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service's management port whether it is ready. */
final class Readiness {
  private static final int MILLIS = 2000;

  private Readiness() {}

  static boolean of(int managementPort) {
    try {
      URI address = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
