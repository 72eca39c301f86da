package io.minihost.server.customerservice;

/** Where programs' servers fetch pictures that people have sent them. */
public final class MediaAddress {

    public static final String PATH = "/_h/chat-pictures/";

    private MediaAddress() {}

    /** From the root of this host. */
    static String of(String id) {
        return PATH + id;
    }
}
