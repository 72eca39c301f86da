package io.minihost.server.launch.links;

import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
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
            Set.of(1011, 1012, 1013, 1047, 1048, 1049, 1007, 1008, 1036, 1044, 1065, 1167, 1168, LINK);

    private static final int KEY_LENGTH = 16;

    private final SecretKey key;

    Scenes(MasterKey master) {
        key = master.derive("launch-scene");
    }

    /** The scene of a visit. */
    public int of(LaunchLink link, PersonId person) {
        var claimed = link.scene();
        var isBelieved = OUTSIDE.contains(claimed) || isKeyOf(link, person, claimed);
        return isBelieved ? claimed : LINK;
    }

    /** What makes {@link #of} believe that this person comes from a place of the host. */
    public String key(PersonId person, int scene) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var signature = mac.doFinal((person + " " + scene).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(signature)
                    .substring(0, KEY_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isKeyOf(LaunchLink link, PersonId person, int scene) {
        var given = link.own().getOrDefault(LaunchLink.KEY, "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, key(person, scene).getBytes(StandardCharsets.UTF_8));
    }
}
