{{/* What a workload is told. Secrets are read from existing ones, never written by the chart. */}}
{{- define "plumbline.environment" -}}
- name: QUARKUS_HTTP_PORT
  value: {{ include "plumbline.port" . | quote }}
- name: QUARKUS_MANAGEMENT_PORT
  value: {{ include "plumbline.managementPort" . | quote }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ .root.Values.oidc.issuer | quote }}
{{- if eq .component "gateway" }}
{{ include "plumbline.gatewayEnvironment" . }}
{{- else }}
{{ include "plumbline.serviceEnvironment" . }}
{{- end }}
{{- if eq .component "evidence" }}
{{ include "plumbline.ledgerEnvironment" . }}
{{- end }}
{{- end -}}

{{- define "plumbline.ledgerEnvironment" -}}
{{- $ledger := .root.Values.ledger -}}
- name: PLUMBLINE_EVIDENCE_LEDGER_ORIGIN
  value: {{ $ledger.origin | quote }}
- name: PLUMBLINE_EVIDENCE_LEDGER_KEY_FILE
  value: /etc/plumbline/ledger/ledger.key
{{- if $ledger.retiredKeys }}
- name: PLUMBLINE_EVIDENCE_LEDGER_RETIRED_KEY_FILES
  value: {{ printf "/etc/plumbline/ledger/%s" (join ",/etc/plumbline/ledger/" $ledger.retiredKeys) | quote }}
{{- end }}
{{- if $ledger.checkpointClaim }}
- name: PLUMBLINE_EVIDENCE_LEDGER_CHECKPOINT_DIRECTORY
  value: /var/lib/plumbline/checkpoints
{{- end }}
{{- end -}}

{{- define "plumbline.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{- define "plumbline.serviceEnvironment" -}}
{{- $postgres := .root.Values.postgres -}}
{{- $database := printf "plumbline_%s" .component -}}
{{- $url := printf "postgresql://%s:%v/%s?sslmode=%s" $postgres.host $postgres.port $database $postgres.sslMode -}}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: {{ $url | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  value: {{ printf "%s_app" $database | quote }}
{{ include "plumbline.secretVariable" (dict "name" "QUARKUS_DATASOURCE_PASSWORD" "secret" .workload.databaseSecret "key" "app-password") }}
- name: QUARKUS_DATASOURCE_SYSTEM_REACTIVE_URL
  value: {{ $url | quote }}
- name: QUARKUS_DATASOURCE_SYSTEM_USERNAME
  value: {{ printf "%s_system" $database | quote }}
{{ include "plumbline.secretVariable" (dict "name" "QUARKUS_DATASOURCE_SYSTEM_PASSWORD" "secret" .workload.databaseSecret "key" "system-password") }}
{{ include "plumbline.secretVariable" (dict "name" "PLUMBLINE_PAGE_TOKEN_KEY" "secret" .root.Values.keys.existingSecret "key" "page-token-key") }}
- name: PLUMBLINE_ACCESS_TENANT_CLAIM
  value: {{ .root.Values.oidc.tenantClaim | quote }}
- name: PLUMBLINE_ACCESS_GROUPS_CLAIM
  value: {{ .root.Values.oidc.groupsClaim | quote }}
{{- with .root.Values.acceptedRisks }}
- name: PLUMBLINE_ACCEPTED_RISKS
  value: {{ join "," . | quote }}
{{- end }}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ .root.Values.kafka.bootstrapServers | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ .root.Values.kafka.securityProtocol | quote }}
{{- with .root.Values.kafka.existingSecret }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $.root.Values.kafka.saslMechanism | quote }}
{{ include "plumbline.secretVariable" (dict "name" "KAFKA_USERNAME" "secret" . "key" "username") }}
{{ include "plumbline.secretVariable" (dict "name" "KAFKA_PASSWORD" "secret" . "key" "password") }}
- name: KAFKA_SASL_JAAS_CONFIG
  value: 'org.apache.kafka.common.security.scram.ScramLoginModule required username="$(KAFKA_USERNAME)" password="$(KAFKA_PASSWORD)";'
{{- end }}
{{- end -}}

{{- define "plumbline.gatewayEnvironment" -}}
- name: QUARKUS_OIDC_CLIENT_ID
  value: {{ .root.Values.oidc.gatewayClientId | quote }}
{{ include "plumbline.secretVariable" (dict "name" "QUARKUS_OIDC_CREDENTIALS_SECRET" "secret" .root.Values.keys.existingSecret "key" "gateway-client-secret") }}
{{ include "plumbline.secretVariable" (dict "name" "PLUMBLINE_COOKIE_KEY" "secret" .root.Values.keys.existingSecret "key" "cookie-key") }}
{{- range $service := list "catalog" "assessment" "evidence" "reporting" }}
- name: QUARKUS_GRPC_CLIENTS_{{ upper $service }}_HOST
  value: {{ include "plumbline.name" (dict "root" $.root "component" $service) | quote }}
- name: QUARKUS_GRPC_CLIENTS_{{ upper $service }}_PORT
  value: {{ include "plumbline.port" $ | quote }}
{{- end }}
{{- end -}}
