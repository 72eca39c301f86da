package io.minihost.server.identity.people;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Names the network of an address, without keeping the address. */
@Component
class Networks {

    private static final int NAME_BYTES = 16;

    private final Signer signer;

    Networks(MasterKey master) {
        signer = master.signer("network-name").shortened(NAME_BYTES);
    }

    /** Empty for no address. */
    String of(String address) {
        if (address.isEmpty()) {
            return "";
        }
        return HexFormat.of().formatHex(signer.mac(ClientNetwork.of(address).network()));
    }
}
