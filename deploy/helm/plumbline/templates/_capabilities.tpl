{{/* Fails unless the cluster serves an API, by name of the switch that needs it and the way out:
     include "plumbline.requireApi" (dict "root" $ "key" "routes.gateway.enabled" "api" "gateway.networking.k8s.io/v1" "fix" "install the Gateway API") */}}
{{- define "plumbline.requireApi" -}}
{{- if not (or (.root.Capabilities.APIVersions.Has .api) (has .api .root.Values.apiVersions)) -}}
{{- fail (printf "%s is on but the cluster does not serve %s: %s, or switch %s off; where no cluster is asked, add %s to apiVersions" .key .api .fix .key .api) -}}
{{- end -}}
{{- end -}}
