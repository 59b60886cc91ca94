{{/* PostgreSQL, Kafka and the issuer as the pods know them: the values, or what the operators make when
     asked. Every template reads them here. */}}
{{- define "plumbline.backing" -}}
{{- $values := .root.Values -}}
{{- $operators := $values.operators -}}
{{- $postgres := deepCopy $values.postgres -}}
{{- $kafka := deepCopy $values.kafka -}}
{{- $oidc := deepCopy $values.oidc -}}
{{- $peers := pick $values.networkPolicy "postgres" "kafka" "issuer" -}}
{{- if $operators.postgres.enabled -}}
{{- $name := include "plumbline.name" (dict "root" .root "component" "postgres") -}}
{{- $ca := dict "configMap" "" "secret" (printf "%s-ca" $name) "key" "ca.crt" -}}
{{- $postgres = dict "host" (printf "%s-rw" $name) "port" 5432 "sslMode" "verify-full" "ca" $ca -}}
{{- if not $peers.postgres -}}
{{- $_ := set $peers "postgres" (list (dict "podSelector" (dict "matchLabels" (dict "cnpg.io/cluster" $name)))) -}}
{{- end -}}
{{- end -}}
{{- if $operators.kafka.enabled -}}
{{- $name := include "plumbline.name" (dict "root" .root "component" "kafka") -}}
{{- $ca := dict "configMap" "" "secret" (printf "%s-cluster-ca-cert" $name) "key" "ca.crt" -}}
{{- $user := printf "%s-%s" $name ($operators.kafka.user | default "services") -}}
{{- $topics := dict "create" false "replicas" $operators.kafka.replicas -}}
{{- $kafka = dict "bootstrapServers" (printf "%s-kafka-bootstrap:9093" $name) "securityProtocol" "SASL_SSL" "saslMechanism" "SCRAM-SHA-512" "existingSecret" $user "username" $user "ca" $ca "topics" $topics -}}
{{- if not $peers.kafka -}}
{{- $_ := set $peers "kafka" (list (dict "podSelector" (dict "matchLabels" (dict "strimzi.io/cluster" $name)))) -}}
{{- end -}}
{{- end -}}
{{- if $operators.keycloak.enabled -}}
{{- $_ := set $oidc "issuer" (printf "https://%s/realms/plumbline" $operators.keycloak.host) -}}
{{- end -}}
{{- dict "postgres" $postgres "kafka" $kafka "oidc" $oidc "peers" $peers | toYaml -}}
{{- end -}}

{{/* The role a service logs in as: `database`, `workload`, `role` app or system. */}}
{{- define "plumbline.role" -}}
{{- printf "%s_%s%s" .database .role (eq (.workload.databaseRole | default "first") "second" | ternary "_b" "") -}}
{{- end -}}

{{/* Where its password is: `root`, `workload`, `role` app or system. */}}
{{- define "plumbline.rolePassword" -}}
{{- $role := eq (.workload.databaseRole | default "first") "second" | ternary (printf "%s-b" .role) .role -}}
{{- if .root.Values.operators.postgres.enabled -}}
{{- dict "secret" (printf "%s-%s" .workload.databaseSecret $role) "key" "password" | toYaml -}}
{{- else -}}
{{- dict "secret" .workload.databaseSecret "key" (printf "%s-password" $role) | toYaml -}}
{{- end -}}
{{- end -}}
