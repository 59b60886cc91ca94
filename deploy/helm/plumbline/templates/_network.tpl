{{/* One rule: `way` from or to, `peers`, `port`. Peers that are not given mean anywhere, so that a rule
     of `from` without peers must be left out by who calls. */}}
{{- define "plumbline.rule" -}}
{{- $rule := dict "ports" (list (dict "port" (int .port) "protocol" "TCP")) -}}
{{- if .peers -}}{{ $_ := set $rule .way .peers }}{{- end -}}
{{- list $rule | toYaml -}}
{{- end -}}

{{/* The pods of a component, as a list of one peer. */}}
{{- define "plumbline.podPeer" -}}
{{- list (dict "podSelector" (dict "matchLabels" (include "plumbline.selector" . | fromYaml))) | toYaml -}}
{{- end -}}

{{- define "plumbline.dnsRule" -}}
- {{ with .root.Values.networkPolicy.dns }}to:
    {{- toYaml . | nindent 4 }}
  {{ end }}ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end -}}

{{/* Egress to what lies outside: `needs` names postgres, kafka, issuer. */}}
{{- define "plumbline.outsideRules" -}}
{{ include "plumbline.dnsRule" . }}
{{- $backing := include "plumbline.backing" . | fromYaml }}
{{- $policy := $backing.peers }}
{{- if has "postgres" .needs }}
{{ include "plumbline.rule" (dict "way" "to" "peers" $policy.postgres "port" $backing.postgres.port) }}
{{- end }}
{{- if has "kafka" .needs }}
{{- $ports := list }}
{{- range splitList "," $backing.kafka.bootstrapServers }}{{ $ports = append $ports (regexFind "[0-9]+$" .) }}{{ end }}
{{- range uniq $ports }}
{{ include "plumbline.rule" (dict "way" "to" "peers" $policy.kafka "port" .) }}
{{- end }}
{{- end }}
{{- if has "issuer" .needs }}
{{ include "plumbline.rule" (dict "way" "to" "peers" $policy.issuer "port" (include "plumbline.issuerPort" .)) }}
{{- end }}
{{- end -}}

{{/* With `step` it is that of a Job: a hook as the Job is and made before it, or the Job would run under
     the policies of the release before. */}}
{{- define "plumbline.policy" -}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "plumbline.metadata" . | nindent 2 }}
  {{- if and .step .root.Values.migrations.hook }}
  annotations:
    helm.sh/hook: {{ include "plumbline.hookEvents" . }}
    helm.sh/hook-weight: "-5"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
  {{- end }}
spec:
  podSelector:
    matchLabels:
      {{- include "plumbline.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- with .ingress | trim }}
  ingress:
    {{- . | nindent 4 }}
  {{- end }}
  egress:
    {{- .egress | trim | nindent 4 }}
{{- end -}}

{{/* Who may come to a workload, and where the gateway goes. */}}
{{- define "plumbline.workloadIngress" -}}
{{- $policy := .root.Values.networkPolicy -}}
{{- $routed := eq .component "gateway" | ternary true (and (ne .root.Values.routes.type "none") (get .root.Values.routes.grpcHosts .component)) -}}
{{- $port := include "plumbline.port" . -}}
{{- if ne .component "gateway" }}
{{ include "plumbline.rule" (dict "way" "from" "peers" (include "plumbline.podPeer" (dict "root" .root "component" "gateway") | fromYamlArray) "port" $port) }}
{{- with $policy.clients }}
{{ include "plumbline.rule" (dict "way" "from" "peers" . "port" $port) }}
{{- end }}
{{- end }}
{{- if and $routed $policy.ingress }}
{{ include "plumbline.rule" (dict "way" "from" "peers" $policy.ingress "port" $port) }}
{{- end }}
{{- if and (eq .component "catalog") .root.Values.test.existingSecret }}
{{ include "plumbline.rule" (dict "way" "from" "peers" (include "plumbline.podPeer" (dict "root" .root "component" "test") | fromYamlArray) "port" $port) }}
{{- end }}
{{- with $policy.monitoring }}
{{ include "plumbline.rule" (dict "way" "from" "peers" . "port" (include "plumbline.managementPort" $)) }}
{{- end }}
{{- end -}}

{{- define "plumbline.serviceRules" -}}
{{- range .services }}
{{ include "plumbline.rule" (dict "way" "to" "peers" (include "plumbline.podPeer" (dict "root" $.root "component" .) | fromYamlArray) "port" (include "plumbline.port" $)) }}
{{- end }}
{{- end -}}
