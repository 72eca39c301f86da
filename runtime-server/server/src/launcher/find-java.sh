# Sourced by the launchers: sets JAVA to the java command of a JDK 25, or ends with one line that says what is missing.
# POSIX sh; reads each JDK's release file, as starting a JVM only to ask its version would double the start.

java_major() {
    [ -x "$1/bin/java" ] || return 1
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
    fi
}

# The newest JDK is not the best one: run-time compilation wants the release that it was made for.
use_java() {
    [ -n "$1" ] || return 1
    major=$(java_major "$1") || return 1
    case $major in
        25) JAVA=$1/bin/java ;;
        2[6-9] | [3-9][0-9]) [ -n "$NEWER_JAVA" ] || NEWER_JAVA=$1/bin/java; return 1 ;;
        *) return 1 ;;
    esac
}

jdks_of_maven() {
    for file in "$HOME/.m2/toolchains.xml" "$HOME/.m2/discovered-jdk-toolchains-cache.xml"; do
        [ -r "$file" ] && sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$file"
    done
}

find_java() {
    JAVA=
    NEWER_JAVA=
    if [ -n "$MINIHOST_JAVA_HOME" ]; then
        use_java "$MINIHOST_JAVA_HOME" && return
        if [ -n "$NEWER_JAVA" ]; then
            JAVA=$NEWER_JAVA
            return
        fi
        echo "MINIHOST_JAVA_HOME is $MINIHOST_JAVA_HOME, which is not a JDK 25 or newer" >&2
        exit 1
    fi
    use_java "$JAVA_HOME" && return
    old_ifs=$IFS
    IFS='
'
    for jdk in $(jdks_of_maven) /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        use_java "$jdk" && break
    done
    IFS=$old_ifs
    [ -n "$JAVA" ] || JAVA=$NEWER_JAVA
    if [ -z "$JAVA" ]; then
        echo "No JDK 25 found: install one, or set MINIHOST_JAVA_HOME to its folder" >&2
        exit 1
    fi
}

find_java
