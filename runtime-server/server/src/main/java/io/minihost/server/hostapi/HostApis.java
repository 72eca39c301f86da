package io.minihost.server.hostapi;

/** Makes host APIs of what answers them. */
public final class HostApis {

    private HostApis() {}

    /** An API whose calls may overtake one another. */
    public static HostApi of(String name, HostApi.Answer answer) {
        return new NamedApi(name, null, answer);
    }

    /** An API whose calls are made in the program's order, among all of the same lane. */
    public static HostApi ordered(Lane lane, String name, HostApi.Answer answer) {
        return new NamedApi(name, lane, answer);
    }

    /** An API whose calls are taken in the program's order and then done even if the visit ends; nothing aborts them. */
    public static HostApi lasting(Lane lane, String name, HostApi.Taking taking) {
        return new LastingApi(name, lane, taking);
    }
}
