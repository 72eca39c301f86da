# Sourced by the server's launcher: moves settings that may be secrets out of the environment, into the variable "secrets",
# one NAME=value a line. The environment of a JVM stays readable, /proc/PID/environ, for as long as it lives. POSIX sh.

unset secrets name value newline
secrets=
newline='
'
for name in $(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p' |
    grep -iE 'token|secret|passw|_key|credential|^minihost_.*url|^spring_datasource|^spring_application_json'); do
    eval "value=\${$name-}"
    case $value in
        *"$newline"*)
            echo "$name must be one line" >&2
            exit 1
            ;;
    esac
    secrets=$secrets$name=$value$newline
    unset "$name"
done
unset name value newline
