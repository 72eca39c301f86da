package io.minihost.server.outbound;

/** Hears of one {@link OutboundSocket}; never of two things at once. */
public interface SocketListener {

    void onText(String text);

    void onBytes(byte[] bytes);

    /** The last call. */
    void onClose(int code, String reason);
}
