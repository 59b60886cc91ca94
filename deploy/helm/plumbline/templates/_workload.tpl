{{/* The one Deployment of which all five workloads are made. */}}
{{- define "plumbline.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "plumbline.metadata" . | nindent 2 }}
  annotations:
    {{- include "plumbline.judged" "container-resources,container-image-pull-policy,deployment-has-host-podantiaffinity" | nindent 4 }}
spec:
  {{- if not .workload.autoscaling.enabled }}
  replicas: {{ .workload.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      {{- include "plumbline.selector" . | nindent 6 }}
  strategy:
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  template:
    metadata:
      labels:
        {{- include "plumbline.labels" . | nindent 8 }}
      annotations:
        checksum/config: {{ include "plumbline.environment" . | sha256sum }}
    spec:
      {{- include "plumbline.podSecurity" . | nindent 6 }}
      serviceAccountName: {{ include "plumbline.name" (dict "root" .root "component" "workloads") }}
      # The drain, the 20 seconds of what is in flight, and as much again as the end takes.
      terminationGracePeriodSeconds: {{ add .root.Values.drainSeconds 30 }}
      topologySpreadConstraints:
        {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
        - maxSkew: 1
          topologyKey: {{ . }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "plumbline.selector" $ | nindent 14 }}
        {{- end }}
      containers:
        - name: {{ .component }}
          {{- include "plumbline.container" . | nindent 10 }}
          env:
            {{- include "plumbline.environment" . | nindent 12 }}
          ports:
            - name: {{ include "plumbline.portName" . }}
              containerPort: {{ include "plumbline.port" . }}
            - name: management
              containerPort: {{ include "plumbline.managementPort" . }}
          startupProbe:
            httpGet: {path: /q/health/started, port: management}
            periodSeconds: 2
            failureThreshold: 60
          readinessProbe:
            httpGet: {path: /q/health/ready, port: management}
            periodSeconds: 5
            timeoutSeconds: 3
          livenessProbe:
            httpGet: {path: /q/health/live, port: management}
            periodSeconds: 10
            timeoutSeconds: 3
          resources:
            {{- toYaml .workload.resources | nindent 12 }}
          volumeMounts:
            {{- include "plumbline.volumeMounts" . | nindent 12 }}
      volumes:
        {{- include "plumbline.volumes" . | nindent 8 }}
{{- end -}}
