package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;

/** Holds manifests against the types of the Kubernetes API; an unknown field fails. */
final class Schemas {
  private static final Map<String, Check> CHECKS =
      Map.of(
          "apps/v1 Deployment", V1Deployment::validateJsonElement,
          "v1 Service", V1Service::validateJsonElement,
          "batch/v1 Job", V1Job::validateJsonElement,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement);

  private Schemas() {}

  @FunctionalInterface
  private interface Check {
    void validate(JsonElement json) throws IOException;
  }

  static void check(Manifest manifest) {
    String type = manifest.text("apiVersion") + " " + manifest.kind();
    assertThat(CHECKS).containsKey(type);
    try {
      CHECKS.get(type).validate(new Gson().toJsonTree(manifest.content()));
    } catch (IOException | IllegalArgumentException e) {
      throw new AssertionError(manifest + ": " + e.getMessage(), e);
    }
  }
}
