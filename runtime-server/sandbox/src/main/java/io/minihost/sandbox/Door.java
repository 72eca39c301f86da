package io.minihost.sandbox;

/** What a guest may ask of its host in the middle of a turn. A refusal is thrown in the guest as an Error. */
interface Door {

    /** The answer to {@code name}. */
    String call(String name, String payload) throws DoorRefusal;

    /** Nobody is visiting yet: whatever a guest asks while it is being made ready would not be in any journal. */
    Door SHUT = (name, payload) -> {
        throw new DoorRefusal("\"" + name + "\" before the first message");
    };
}
