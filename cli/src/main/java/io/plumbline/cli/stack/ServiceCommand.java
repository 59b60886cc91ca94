package io.plumbline.cli.stack;

import io.plumbline.cli.realm.Realm;
import io.plumbline.embedded.JavaProgram;
import io.plumbline.embedded.LeashedCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a program of this product is run on one machine: what it is told, and no more. */
final class ServiceCommand {
  private static final String LOOPBACK = "127.0.0.1";

  private final StackHome home;
  private final StackPorts ports;
  private final StackSecrets secrets;

  ServiceCommand(StackHome home, StackPorts ports, StackSecrets secrets) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
  }

  LeashedCommand of(Part part) {
    Path jar = home.application(part).resolve("quarkus-run.jar");
    List<String> line = new ArrayList<>(JavaProgram.command());
    line.addAll(ServiceJvm.options(part));
    line.addAll(List.of("-jar", jar.toString()));
    return LeashedCommand.of(part.label(), line, environment(part), home.of(part));
  }

  private Map<String, String> environment(Part part) {
    Map<String, String> told = new HashMap<>();
    told.put("QUARKUS_HTTP_HOST", LOOPBACK);
    told.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(part)));
    told.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
    told.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.second(part)));
    told.put("PLUMBLINE_UNSAFE_LOCAL", "true");
    told.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    told.put("QUARKUS_BANNER_ENABLED", "false");
    // Readiness is asked all the time while a part starts; that it is not ready is no news.
    told.put("QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL", "WARN");
    told.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer());
    if (part == Part.GATEWAY) {
      gateway(told);
    } else {
      service(part, told);
    }
    return told;
  }

  private void service(Part part, Map<String, String> told) {
    String database = "postgresql://" + LOOPBACK + ":" + ports.of(Part.POSTGRES) + "/";
    String name = "plumbline_" + part.label();
    told.put("PLUMBLINE_PAGE_TOKEN_KEY", secrets.get("page-tokens"));
    told.put("QUARKUS_DATASOURCE_REACTIVE_URL", database + name);
    told.put("QUARKUS_DATASOURCE_USERNAME", name + "_app");
    told.put("QUARKUS_DATASOURCE_PASSWORD", secrets.get(part.label() + ".app"));
    told.put("QUARKUS_DATASOURCE_SYSTEM_REACTIVE_URL", database + name);
    told.put("QUARKUS_DATASOURCE_SYSTEM_USERNAME", name + "_system");
    told.put("QUARKUS_DATASOURCE_SYSTEM_PASSWORD", secrets.get(part.label() + ".system"));
    told.put("KAFKA_BOOTSTRAP_SERVERS", LOOPBACK + ":" + ports.of(Part.KAFKA));
    // The keys are fetched with the first token, so that no service waits for the issuer.
    told.put("QUARKUS_OIDC_DISCOVERY_ENABLED", "false");
    told.put("QUARKUS_OIDC_JWKS_PATH", "/protocol/openid-connect/certs");
    told.put("QUARKUS_OIDC_JWKS_RESOLVE_EARLY", "false");
    told.put("QUARKUS_OIDC_TOKEN_ISSUER", issuer());
    if (part == Part.EVIDENCE) {
      told.put("PLUMBLINE_EVIDENCE_LEDGER_KEY_FILE", LedgerKey.in(home).toString());
      told.put(
          "PLUMBLINE_EVIDENCE_LEDGER_CHECKPOINT_DIRECTORY", home.ledgerCheckpoints().toString());
    }
  }

  private void gateway(Map<String, String> told) {
    told.put("QUARKUS_OIDC_CLIENT_ID", Realm.GATEWAY_CLIENT);
    told.put("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.get("gateway.client"));
    told.put("PLUMBLINE_COOKIE_KEY", secrets.get("gateway.cookies"));
    // There is no TLS on loopback; a cookie marked secure would not come back in every browser.
    told.put("QUARKUS_OIDC_AUTHENTICATION_COOKIE_FORCE_SECURE", "false");
    for (Part service : Part.services()) {
      String client = "QUARKUS_GRPC_CLIENTS_" + service.name() + "_";
      told.put(client + "HOST", LOOPBACK);
      told.put(client + "PORT", Integer.toString(ports.of(service)));
    }
  }

  private String issuer() {
    return "http://" + LOOPBACK + ":" + ports.of(Part.KEYCLOAK) + "/realms/" + Realm.NAME;
  }
}
