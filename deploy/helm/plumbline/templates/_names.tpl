{{/* Names and labels. 63 characters is the limit of a DNS label; the longest suffix has 21. */}}
{{- define "plumbline.name" -}}
{{- printf "%s-%s" (.root.Release.Name | trunc 41 | trimSuffix "-") .component -}}
{{- end -}}

{{/* Never changes between versions: selectors are immutable. */}}
{{- define "plumbline.selector" -}}
app.kubernetes.io/name: plumbline
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "plumbline.labels" -}}
{{ include "plumbline.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: plumbline
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "plumbline.metadata" -}}
name: {{ include "plumbline.name" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "plumbline.labels" . | nindent 2 }}
{{- end -}}

{{/* The image of a workload, or of the command line (`cli`). */}}
{{- define "plumbline.image" -}}
{{- $image := .root.Values.image -}}
{{- $digest := dig .component "digest" "" .root.Values.workloads -}}
{{- $version := $digest | empty | not | ternary (printf "@%s" $digest) (printf ":%s" ($image.tag | default .root.Chart.AppVersion)) -}}
{{- printf "%s/%s%s" $image.registry .component $version -}}
{{- end -}}

{{/* The address of a workload for the others. */}}
{{- define "plumbline.port" -}}{{ .root.Values.tls.enabled | ternary 8443 8080 }}{{- end -}}
{{- define "plumbline.scheme" -}}{{ .root.Values.tls.enabled | ternary "https" "http" }}{{- end -}}
{{- define "plumbline.portName" -}}{{ eq .component "gateway" | ternary (include "plumbline.scheme" .) "grpc" }}{{- end -}}
{{- define "plumbline.managementPort" -}}9000{{- end -}}

{{/* The port of an address such as https://sso.example.com/realms/a. */}}
{{- define "plumbline.issuerPort" -}}
{{- regexFind ":[0-9]+$" (urlParse (include "plumbline.backing" . | fromYaml).oidc.issuer).host | trimPrefix ":" | default "443" -}}
{{- end -}}
