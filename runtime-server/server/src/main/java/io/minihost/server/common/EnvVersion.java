package io.minihost.server.common;

/** What kind of version a visit runs, in the platform's own words. */
public enum EnvVersion {
    DEVELOP,
    TRIAL,
    RELEASE;

    /** As programs see it: {@code develop}, {@code trial}, {@code release}. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
