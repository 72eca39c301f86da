package io.minihost.sandbox.engine;

/** What a guest may ask of its host in the middle of a turn. A refusal is thrown in the guest as an Error. */
public interface HostBridge {

    /** The answer to {@code name}. */
    String call(String name, String payload) throws BridgeRefusal;

    /** Nobody is visiting yet: whatever a guest asks while it is being made ready would not be in any journal. */
    HostBridge SHUT = (name, payload) -> {
        throw new BridgeRefusal("\"" + name + "\" before the first message");
    };
}
