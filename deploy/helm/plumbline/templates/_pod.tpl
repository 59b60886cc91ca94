{{/* What linters are not to ask for again, with why in docs/operations/install.md. */}}
{{- define "plumbline.judged" -}}
kube-score/ignore: {{ . }}
{{- end -}}

{{/* What every pod of the product is not allowed to do. */}}
{{- define "plumbline.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{/* Image and rights of a container. */}}
{{- define "plumbline.container" -}}
image: {{ include "plumbline.image" . | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: ["ALL"]
{{- end -}}

{{/* When a step runs as a hook: what the operators make is there only after the first installation. */}}
{{- define "plumbline.hookEvents" -}}
{{ or .root.Values.operators.postgres.enabled .root.Values.operators.kafka.enabled | ternary "post-install,pre-upgrade" "pre-install,pre-upgrade" }}
{{- end -}}

{{/* A step that ends: `component` names it, `image` says whose image runs, `class` what. */}}
{{- define "plumbline.job" -}}
---
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "plumbline.metadata" . | nindent 2 }}
  annotations:
    {{- include "plumbline.judged" "container-resources,container-image-pull-policy" | nindent 4 }}
    {{- if .root.Values.migrations.hook }}
    # Hooks run before the chart's own resources: the secrets must exist.
    helm.sh/hook: {{ include "plumbline.hookEvents" . }}
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
    {{- end }}
spec:
  backoffLimit: 3
  # An operator needs minutes to make what this waits for.
  activeDeadlineSeconds: {{ .root.Values.operators.postgres.enabled | ternary 1200 600 }}
  template:
    metadata:
      labels:
        {{- include "plumbline.labels" . | nindent 8 }}
    spec:
      {{- include "plumbline.podSecurity" . | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: {{ .container }}
          {{- include "plumbline.container" (dict "root" .root "component" .image) | nindent 10 }}
          command:
            - java
            - -XX:+UseSerialGC
            - -XX:MaxRAMPercentage=50
            - -Djava.util.logging.manager=org.jboss.logmanager.LogManager
            - -cp
            - /app/app/*:/app/lib/main/*:/app/lib/boot/*
            - {{ .class }}
          env:
            {{- .environment | nindent 12 }}
          resources:
            requests: {cpu: 100m, memory: 256Mi, ephemeral-storage: 64Mi}
            limits: {memory: 256Mi, ephemeral-storage: 256Mi}
          volumeMounts:
            {{- include "plumbline.volumeMounts" . | nindent 12 }}
      volumes:
        {{- include "plumbline.volumes" . | nindent 8 }}
{{- end -}}
