{{/* Names and labels. 63 characters is the limit of a DNS label; the longest suffix has 20. */}}
{{- define "plumbline.name" -}}
{{- printf "%s-%s" (.root.Release.Name | trunc 42 | trimSuffix "-") .component -}}
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

{{- define "plumbline.image" -}}
{{- $tag := .root.Values.image.tag | default .root.Chart.AppVersion -}}
{{- printf "%s/%s:%s" .root.Values.image.registry .component $tag -}}
{{- end -}}

{{/* The address of a service for the other workloads. */}}
{{- define "plumbline.port" -}}8080{{- end -}}
{{- define "plumbline.managementPort" -}}9000{{- end -}}
