package io.minihost.server.merchantpush;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import tools.jackson.databind.node.ObjectNode;

/** Tells programs' own servers what people say and what has happened. */
public interface MessagePush {

    /**
     * Keeps a message for a program's server, as part of the caller's transaction, and sends it when that is committed. What a
     * program has no address for, or far too many of, is dropped.
     *
     * @param person whom it is about; it goes with them
     * @param openid by which the program knows them
     * @param content the platform's fields from {@code MsgType} on, in their order
     */
    void push(AppId program, PersonId person, String openid, ObjectNode content);

    /**
     * The same about somebody who leaves: the message stays when they have gone.
     *
     * @param openid by which the program knew them
     */
    void push(AppId program, String openid, ObjectNode content);

    /** The name by which a program is addressed in messages. */
    String userName(AppId program);
}
