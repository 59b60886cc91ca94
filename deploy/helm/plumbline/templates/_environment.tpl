{{/* What a workload is told. Secrets are read from existing ones, never written by the chart. */}}
{{- define "plumbline.environment" -}}
{{ include "plumbline.serverEnvironment" . }}
{{ include "plumbline.identityEnvironment" . }}
{{- if eq .component "gateway" }}
{{ include "plumbline.gatewayEnvironment" . }}
{{- else }}
{{ include "plumbline.databaseEnvironment" . }}
{{ include "plumbline.kafkaEnvironment" . }}
{{ include "plumbline.secretVariable" (dict "name" "PLUMBLINE_PAGE_TOKEN_KEY" "secret" .root.Values.keys.existingSecret "key" "page-token-key") }}
{{- with .root.Values.acceptedRisks }}
- name: PLUMBLINE_ACCEPTED_RISKS
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- if eq .component "evidence" }}
{{ include "plumbline.ledgerEnvironment" . }}
{{- end }}
{{- end -}}

{{- define "plumbline.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{/* Ports, certificates and the way to the end. */}}
{{- define "plumbline.serverEnvironment" -}}
- name: QUARKUS_MANAGEMENT_PORT
  value: {{ include "plumbline.managementPort" . | quote }}
- name: QUARKUS_SHUTDOWN_DELAY
  value: {{ printf "%vS" .root.Values.drainSeconds | quote }}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: 20S
{{- if .root.Values.tls.enabled }}
- name: QUARKUS_HTTP_SSL_PORT
  value: {{ include "plumbline.port" . | quote }}
- name: QUARKUS_HTTP_INSECURE_REQUESTS
  value: disabled
- name: QUARKUS_HTTP_TLS_CONFIGURATION_NAME
  value: api
- name: QUARKUS_TLS_API_KEY_STORE_PEM_API_CERT
  value: /etc/plumbline/tls/tls.crt
- name: QUARKUS_TLS_API_KEY_STORE_PEM_API_KEY
  value: /etc/plumbline/tls/tls.key
- name: QUARKUS_TLS_API_RELOAD_PERIOD
  value: 1H
{{- else }}
- name: QUARKUS_HTTP_PORT
  value: {{ include "plumbline.port" . | quote }}
{{- end }}
{{- end -}}

{{- define "plumbline.identityEnvironment" -}}
{{- $oidc := (include "plumbline.backing" . | fromYaml).oidc -}}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ $oidc.issuer | quote }}
{{- if eq (include "plumbline.mounted" (dict "root" .root "name" "issuer")) "yes" }}
- name: QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME
  value: issuer
- name: QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS
  value: /etc/plumbline/issuer/ca.crt
{{- end }}
{{- if and $oidc.audience (ne .component "gateway") }}
- name: QUARKUS_OIDC_TOKEN_AUDIENCE
  value: {{ $oidc.audience | quote }}
{{- end }}
- name: QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH
  value: {{ $oidc.rolesClaim | quote }}
- name: PLUMBLINE_ACCESS_GROUPS_CLAIM
  value: {{ $oidc.groupsClaim | quote }}
- name: PLUMBLINE_ACCESS_NAME_CLAIM
  value: {{ $oidc.nameClaim | quote }}
{{- if $oidc.tenant }}
- name: PLUMBLINE_ACCESS_TENANT
  value: {{ $oidc.tenant | quote }}
{{- else }}
- name: PLUMBLINE_ACCESS_TENANT_CLAIM
  value: {{ $oidc.tenantClaim | quote }}
{{- end }}
{{- $tenants := list }}
{{- range $oidc.tenants }}{{ $tenants = append $tenants (printf "%s=%s" .claim .tenant) }}{{ end }}
{{- with $tenants }}
- name: PLUMBLINE_ACCESS_TENANTS
  value: {{ join "," . | quote }}
{{- end }}
{{- $roles := list }}
{{- range $oidc.roles }}{{ $roles = append $roles (printf "%s=%s" .claim .role) }}{{ end }}
{{- with $roles }}
- name: PLUMBLINE_ACCESS_ROLES
  value: {{ join "," . | quote }}
{{- end }}
{{- end -}}

{{- define "plumbline.databaseEnvironment" -}}
{{- $postgres := (include "plumbline.backing" . | fromYaml).postgres -}}
{{- $database := printf "plumbline_%s" .component -}}
{{- $url := printf "postgresql://%s:%v/%s?sslmode=%s" $postgres.host $postgres.port $database $postgres.sslMode -}}
{{- range $source := list (dict "role" "app" "prefix" "QUARKUS_DATASOURCE") (dict "role" "system" "prefix" "QUARKUS_DATASOURCE_SYSTEM") -}}
- name: {{ $source.prefix }}_REACTIVE_URL
  value: {{ $url | quote }}
{{- if eq (include "plumbline.mounted" (dict "root" $.root "name" "postgres")) "yes" }}
- name: {{ $source.prefix }}_REACTIVE_TRUST_CERTIFICATE_PEM
  value: "true"
- name: {{ $source.prefix }}_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS
  value: /etc/plumbline/postgres/ca.crt
{{- end }}
{{- if eq $postgres.sslMode "verify-full" }}
- name: {{ $source.prefix }}_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM
  value: HTTPS
{{- end }}
- name: {{ $source.prefix }}_USERNAME
  value: {{ include "plumbline.role" (dict "database" $database "workload" $.workload "role" $source.role) | quote }}
{{- $password := include "plumbline.rolePassword" (dict "root" $.root "workload" $.workload "role" $source.role) | fromYaml }}
{{ include "plumbline.secretVariable" (dict "name" (printf "%s_PASSWORD" $source.prefix) "secret" $password.secret "key" $password.key) }}
{{ end }}
{{- end -}}

{{- define "plumbline.kafkaEnvironment" -}}
{{- $kafka := (include "plumbline.backing" . | fromYaml).kafka -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $kafka.bootstrapServers | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $kafka.securityProtocol | quote }}
{{- if eq (include "plumbline.mounted" (dict "root" .root "name" "kafka")) "yes" }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/plumbline/kafka/ca.crt
{{- end }}
{{- if $kafka.existingSecret }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.saslMechanism | quote }}
{{- if $kafka.username }}
- name: KAFKA_USERNAME
  value: {{ $kafka.username | quote }}
{{- else }}
{{ include "plumbline.secretVariable" (dict "name" "KAFKA_USERNAME" "secret" $kafka.existingSecret "key" "username") }}
{{- end }}
{{ include "plumbline.secretVariable" (dict "name" "KAFKA_PASSWORD" "secret" $kafka.existingSecret "key" "password") }}
- name: KAFKA_SASL_JAAS_CONFIG
  value: 'org.apache.kafka.common.security.scram.ScramLoginModule required username="$(KAFKA_USERNAME)" password="$(KAFKA_PASSWORD)";'
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

{{- define "plumbline.gatewayEnvironment" -}}
- name: QUARKUS_OIDC_CLIENT_ID
  value: {{ .root.Values.oidc.gatewayClientId | quote }}
- name: QUARKUS_OIDC_AUTHENTICATION_SCOPES
  value: {{ join "," .root.Values.oidc.scopes | quote }}
{{ include "plumbline.secretVariable" (dict "name" "QUARKUS_OIDC_CREDENTIALS_SECRET" "secret" .root.Values.keys.existingSecret "key" "gateway-client-secret") }}
{{ include "plumbline.secretVariable" (dict "name" "PLUMBLINE_COOKIE_KEY" "secret" .root.Values.keys.existingSecret "key" "cookie-key") }}
{{- if ne .root.Values.routes.type "none" }}
- name: QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING
  value: "true"
- name: QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED
  value: "true"
{{- end }}
{{- range $service := list "catalog" "assessment" "evidence" "reporting" }}
{{- $prefix := printf "QUARKUS_GRPC_CLIENTS_%s" (upper $service) }}
- name: {{ $prefix }}_HOST
  value: {{ include "plumbline.name" (dict "root" $.root "component" $service) | quote }}
- name: {{ $prefix }}_PORT
  value: {{ include "plumbline.port" $ | quote }}
- name: {{ $prefix }}_LOAD_BALANCING_POLICY
  value: round_robin
{{- if $.root.Values.tls.enabled }}
- name: {{ $prefix }}_SSL_TRUST_STORE
  value: /etc/plumbline/tls/ca.crt
{{- end }}
{{- end }}
{{- end -}}
