package io.minihost.server.identity;

import io.minihost.server.common.ClientNetwork;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Names the network of an address, without keeping the address. */
@Component
class Networks {

    private static final int NAME_BYTES = 16;

    private final SecretKey key;

    Networks(MasterKey master) {
        key = master.derive("network-name");
    }

    /** Empty for no address. */
    String of(String address) {
        if (address.isEmpty()) {
            return "";
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var network = ClientNetwork.of(address).network();
            return HexFormat.of().formatHex(mac.doFinal(network.getBytes(StandardCharsets.UTF_8)), 0, NAME_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
