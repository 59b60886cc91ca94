package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Holds manifests against the types of the Kubernetes API; an unknown field fails. */
final class Schemas {
  private static final Map<String, Check> CHECKS =
      Map.of(
          "apps/v1 Deployment", V1Deployment::validateJsonElement,
          "v1 Service", V1Service::validateJsonElement,
          "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
          "v1 Pod", V1Pod::validateJsonElement,
          "batch/v1 Job", V1Job::validateJsonElement,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
          "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement);

  /** Kinds that the model of the API does not know. */
  private static final Set<String> CUSTOM =
      Set.of(
          "cert-manager.io/v1 Certificate",
          "gateway.networking.k8s.io/v1 HTTPRoute",
          "gateway.networking.k8s.io/v1 GRPCRoute",
          "gateway.networking.k8s.io/v1 BackendTLSPolicy");

  private Schemas() {}

  @FunctionalInterface
  private interface Check {
    void validate(JsonElement json) throws IOException;
  }

  static void check(Manifest manifest) {
    String type = manifest.text("apiVersion") + " " + manifest.kind();
    if (CUSTOM.contains(type)) {
      return;
    }
    assertThat(CHECKS).containsKey(type);
    try {
      CHECKS.get(type).validate(new Gson().toJsonTree(manifest.content()));
    } catch (IOException | IllegalArgumentException e) {
      throw new AssertionError(manifest + ": " + e.getMessage(), e);
    }
  }
}
