{{/* The one Deployment of which all five workloads are made. */}}
{{- define "plumbline.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "plumbline.name" . }}
  labels:
    {{- include "plumbline.labels" . | nindent 4 }}
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
      # Longer than the services' own drain, so that streams end by themselves.
      terminationGracePeriodSeconds: 45
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "plumbline.selector" . | nindent 14 }}
      containers:
        - name: {{ .component }}
          image: {{ include "plumbline.image" . | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          {{- include "plumbline.containerSecurity" . | nindent 10 }}
          env:
            {{- include "plumbline.environment" . | nindent 12 }}
          ports:
            - name: {{ eq .component "gateway" | ternary "http" "grpc" }}
              containerPort: {{ include "plumbline.port" . }}
            - name: management
              containerPort: {{ include "plumbline.managementPort" . }}
          startupProbe:
            httpGet:
              path: /q/health/started
              port: management
            periodSeconds: 2
            failureThreshold: 60
          readinessProbe:
            httpGet:
              path: /q/health/ready
              port: management
            periodSeconds: 5
          livenessProbe:
            httpGet:
              path: /q/health/live
              port: management
            periodSeconds: 10
          resources:
            {{- toYaml .workload.resources | nindent 12 }}
          volumeMounts:
            - name: scratch
              mountPath: /tmp
            {{- if eq .component "evidence" }}
            - name: ledger-key
              mountPath: /etc/plumbline/ledger
              readOnly: true
            {{- if .root.Values.ledger.checkpointClaim }}
            - name: checkpoints
              mountPath: /var/lib/plumbline/checkpoints
            {{- end }}
            {{- end }}
      volumes:
        {{- include "plumbline.scratch" . | nindent 8 }}
        {{- if eq .component "evidence" }}
        - name: ledger-key
          secret:
            secretName: {{ .root.Values.ledger.existingSecret }}
            defaultMode: 0440
        {{- with .root.Values.ledger.checkpointClaim }}
        - name: checkpoints
          persistentVolumeClaim:
            claimName: {{ . }}
        {{- end }}
        {{- end }}
{{- end -}}
