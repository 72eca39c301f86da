package io.minihost.server.hostapi;

/** Makes host APIs of what answers them. */
public final class HostApis {

    private HostApis() {}

    /** An API whose calls are answered as {@link HostApi#call} describes. */
    public static HostApi of(String name, HostApi.Answer answer) {
        return new NamedApi(name, answer);
    }

    /** An API whose calls are taken in the program's order and then done even if the visit ends; nothing aborts them. */
    public static HostApi lasting(String name, HostApi.Taking taking) {
        return new LastingApi(name, taking);
    }
}
