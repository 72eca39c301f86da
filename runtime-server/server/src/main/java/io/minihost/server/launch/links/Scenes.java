package io.minihost.server.launch.links;

import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Decides what a program hears about how it was opened. Codes and links that lie outside of the host say so themselves;
 * that somebody came from the host's own lists is believed only with a key that the host has given to that person.
 */
@Component
public class Scenes {

    /** Somebody followed a link. */
    public static final int LINK = 1194;

    /** Codes, long-pressed codes and codes in pictures; cards in chats; links. */
    private static final Set<Integer> OUTSIDE =
            Set.of(1011, 1012, 1013, 1047, 1048, 1049, 1007, 1008, 1036, 1044, 1065, 1167, 1168, 1179, LINK);

    private static final int KEY_BYTES = 12;

    private final Signer signer;

    Scenes(MasterKey master) {
        signer = master.signer("launch-scene").shortened(KEY_BYTES);
    }

    /** The scene of a visit. */
    public int of(LaunchLink link, PersonId person) {
        var claimed = link.scene();
        var isBelieved = OUTSIDE.contains(claimed) || isKeyOf(link, person, claimed);
        return isBelieved ? claimed : LINK;
    }

    /** What makes {@link #of} believe that this person comes from a place of the host. */
    public String key(PersonId person, int scene) {
        return signer.sign(person + " " + scene);
    }

    private boolean isKeyOf(LaunchLink link, PersonId person, int scene) {
        return signer.isSignature(link.own().getOrDefault(LaunchLink.KEY, ""), person + " " + scene);
    }
}
