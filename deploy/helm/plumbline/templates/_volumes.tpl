{{/* What lies in the file system of a pod. `mounts` names what it needs: postgres, kafka, issuer, tls, ledger, and
     `authority` for who signed the certificates of the pods, without the key of any. */}}
{{- define "plumbline.volumeMounts" -}}
- name: scratch
  mountPath: /tmp
{{- range .mounts }}
{{- if eq (include "plumbline.mounted" (dict "root" $.root "name" .)) "yes" }}
- name: {{ . }}
  mountPath: /etc/plumbline/{{ . }}
  readOnly: true
{{- end }}
{{- end }}
{{- if and (has "ledger" .mounts) .root.Values.ledger.checkpointClaim }}
- name: checkpoints
  mountPath: /var/lib/plumbline/checkpoints
{{- end }}
{{- end -}}

{{- define "plumbline.volumes" -}}
- name: scratch
  emptyDir:
    sizeLimit: {{ .scratch | default "2Gi" }}
{{- $backing := include "plumbline.backing" . | fromYaml }}
{{- $authorities := dict "postgres" $backing.postgres.ca "kafka" $backing.kafka.ca "issuer" $backing.oidc.ca }}
{{- range .mounts }}
{{- if eq (include "plumbline.mounted" (dict "root" $.root "name" .)) "yes" }}
- name: {{ . }}
  {{- if hasKey $authorities . }}
  {{- $authority := get $authorities . }}
  {{- if $authority.configMap }}
  configMap:
    name: {{ $authority.configMap }}
  {{- else }}
  secret:
    secretName: {{ $authority.secret }}
  {{- end }}
    items:
      - key: {{ $authority.key }}
        path: ca.crt
  {{- else }}
  secret:
    secretName: {{ eq . "ledger" | ternary $.root.Values.ledger.existingSecret ($.tlsSecret | default "") }}
    {{- if eq . "authority" }}
    items:
      - key: ca.crt
        path: ca.crt
    {{- else }}
    defaultMode: 0440
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}
{{- if and (has "ledger" .mounts) .root.Values.ledger.checkpointClaim }}
- name: checkpoints
  persistentVolumeClaim:
    claimName: {{ .root.Values.ledger.checkpointClaim }}
{{- end }}
{{- end -}}

{{/* "yes" when there is something to mount under a name. */}}
{{- define "plumbline.mounted" -}}
{{- $values := .root.Values -}}
{{- $backing := include "plumbline.backing" . | fromYaml }}
{{- $authorities := dict "postgres" $backing.postgres.ca "kafka" $backing.kafka.ca "issuer" $backing.oidc.ca -}}
{{- $authority := get $authorities .name | default dict -}}
{{- if or (eq .name "ledger") (and (has .name (list "tls" "authority")) $values.tls.enabled) $authority.configMap $authority.secret -}}
yes
{{- end -}}
{{- end -}}
