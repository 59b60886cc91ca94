package io.plumbline.deploy.chart;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
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

/**
 * Holds manifests against the types of the Kubernetes API, and custom resources against the schemas
 * of their projects; an unknown kind or field fails.
 */
final class Schemas {
  private static final Map<String, Check> CHECKS =
      Map.ofEntries(
          Map.entry("v1 ConfigMap", V1ConfigMap::validateJsonElement),
          Map.entry("v1 Pod", V1Pod::validateJsonElement),
          Map.entry("v1 Service", V1Service::validateJsonElement),
          Map.entry("v1 ServiceAccount", V1ServiceAccount::validateJsonElement),
          Map.entry("apps/v1 Deployment", V1Deployment::validateJsonElement),
          Map.entry("batch/v1 Job", V1Job::validateJsonElement),
          Map.entry("networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement),
          Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
          Map.entry(
              "autoscaling/v2 HorizontalPodAutoscaler",
              V2HorizontalPodAutoscaler::validateJsonElement));

  private Schemas() {}

  @FunctionalInterface
  private interface Check {
    void validate(JsonElement json) throws IOException;
  }

  static void check(Manifest manifest) {
    String type = manifest.text("apiVersion") + " " + manifest.kind();
    try {
      if (CHECKS.containsKey(type)) {
        CHECKS.get(type).validate(new Gson().toJsonTree(manifest.content()));
      } else {
        CustomResources.check(manifest);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new AssertionError(manifest + ": " + e.getMessage(), e);
    }
  }
}
